import { Link } from "@tanstack/react-router";
import { useLanguage } from "../language/index.ts";
import mark from "../ui/mark.svg";
import classes from "./brand.module.css";

export function Brand({ province }: { province: string }) {
  const { say } = useLanguage();
  return (
    <Link to="/" className={classes["brand"]}>
      <img src={mark} alt="" width={32} height={32} />
      <span>
        <span className={classes["name"]}>{say("app.name")}</span>
        <span className={classes["province"]}>{province}</span>
      </span>
    </Link>
  );
}
