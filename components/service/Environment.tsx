"use client";
import { Eye, EyeOff } from "lucide-react";
import { useEffect, useState } from "react";
import { useActions } from "@/lib/client/actions";
import { count } from "@/lib/client/format";
import { readVariable } from "@/lib/client/reads";
import type { ServiceDetail } from "@/lib/contracts/detail";
import { Box } from "../ui/Box";
import { Button } from "../ui/Button";

type Variable = NonNullable<ServiceDetail["container"]>["environment"][number];

const FEW = 8;
const SHOWN_MS = 10_000;

/** The variables of a container; a secret is fetched when asked for and shown for ten seconds at most. */
export function Environment({ service, variables }: { service: string; variables: Variable[] }) {
  const [all, setAll] = useState(false);
  const secrets = variables.filter(({ value }) => value === null).length;
  return (
    <Box title="Environment" aside={<span className="text-sm text-ink-3">{variables.length} set{secrets > 0 && `, ${secrets} secret`}</span>}>
      <div className="px-4 py-3 grid gap-2">
        <dl className="grid gap-1.5 text-sm">
          {(all ? variables : variables.slice(0, FEW)).map((variable) => (
            <div key={variable.name} className="grid grid-cols-2 gap-3 items-center">
              <dt className="mono truncate" title={variable.name}>{variable.name}</dt>
              <dd className="min-w-0">{variable.value === null ? <Secret service={service} name={variable.name} /> : <span className="mono block truncate" title={variable.value}>{variable.value}</span>}</dd>
            </div>
          ))}
        </dl>
        {variables.length > FEW && <Button look="sm" className="touch justify-self-start" onClick={() => setAll(!all)}>{all ? "Show fewer" : `Show all ${count(variables.length, "variable")}`}</Button>}
      </div>
    </Box>
  );
}

function Secret({ service, name }: { service: string; name: string }) {
  const { api, act } = useActions();
  const [value, setValue] = useState<string | null>(null);
  useEffect(() => {
    if (value === null) return;
    const timer = setTimeout(() => setValue(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return (
    <span className="flex items-center gap-1">
      <span className="mono grow min-w-0 truncate" title={value ?? undefined}>{value ?? <span aria-label="hidden">••••••••</span>}</span>
      <Button
        look="ghost icon sm" className="touch" icon={value === null ? Eye : EyeOff}
        aria-label={value === null ? `Show ${name} for 10 seconds` : `Hide ${name}`}
        onClick={() => { if (value !== null) setValue(null); else void act(`reveal ${name}`, async () => setValue((await readVariable(api, service, name)).value)); }}
      />
    </span>
  );
}
