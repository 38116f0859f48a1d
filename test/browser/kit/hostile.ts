/** What a stranger may write as the title of a case. */
export const HOSTILE = [
  `<img src=x onerror="document.documentElement.dataset.taken='img'">`,
  `"><script>document.documentElement.dataset.taken='script'</script>`,
  `{{constructor.constructor('x')()}}</title><svg onload=alert(1)>`,
];
