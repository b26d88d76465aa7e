"use client";
import { Eye, EyeOff } from "lucide-react";
import { useEffect, useState } from "react";
import { useActions } from "@/lib/client/actions";
import { readLogin } from "@/lib/client/reads";
import type { LoginReply } from "@/lib/contracts/requests";
import { Button } from "../ui/Button";
import { Copy } from "../ui/Copy";

const SHOWN_MS = 10_000;

/** The Airflow login to copy. It is fetched when asked for and shown for ten seconds at most. */
export function Login() {
  const { api, act } = useActions();
  const [login, setLogin] = useState<LoginReply | null>(null);

  useEffect(() => {
    if (!login) return;
    const timer = setTimeout(() => setLogin(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [login]);

  return (
    <div className="login flex items-center gap-1">
      <div className="grow text-sm whitespace-nowrap min-w-0 truncate">
        <span className="text-ink-3">Login </span>
        {login && <span className="mono font-medium" data-testid="login">{login.user} / {login.password}</span>}
      </div>
      <Button
        look="ghost icon sm"
        className="touch"
        icon={login ? EyeOff : Eye}
        aria-label={login ? "Hide the login" : "Show the login for 10 seconds"}
        onClick={() => { if (login) setLogin(null); else void act("login", async () => setLogin(await readLogin(api))); }}
      />
      <Copy text={async () => (await readLogin(api)).user} label="Copy user name" word="User" />
      <Copy text={async () => (await readLogin(api)).password} label="Copy password" word="Password" />
    </div>
  );
}
