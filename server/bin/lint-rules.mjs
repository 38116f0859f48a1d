/** Our own lint rules: what no rule of the linter says. */

const oneClock = {
  meta: {
    type: "problem",
    docs: { description: "The present instant comes from a Clock, so that tests and replays can pass it in." },
    messages: { present: "This reads the machine's clock: take the time from a Clock (server/src/platform/now.ts)." },
    schema: [],
  },
  create(context) {
    const isDate = (node) => node.callee.type === "Identifier" && node.callee.name === "Date";
    return {
      // new Date(instant) only says an instant in another form; without arguments it asks for the present.
      NewExpression: (node) => isDate(node) && node.arguments.length === 0 && context.report({ node, messageId: "present" }),
      CallExpression: (node) => isDate(node) && context.report({ node, messageId: "present" }),
    };
  },
};

export default { meta: { name: "hub" }, rules: { "one-clock": oneClock } };
