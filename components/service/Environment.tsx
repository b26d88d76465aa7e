"use client";
import { Eye, EyeOff } from "lucide-react";
import { useEffect, useState } from "react";
import { useActions } from "@/lib/client/actions";
import { count } from "@/lib/client/format";
import { readVariable } from "@/lib/client/reads";
import type { ServiceDetail } from "@/lib/contracts/detail";
import { Box } from "../ui/Box";
import { Button } from "../ui/Button";
import { Copy } from "../ui/Copy";

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
        <dl className="grid gap-2 text-sm">
          {(all ? variables : variables.slice(0, FEW)).map((variable) => (
            <div key={variable.name} className="min-w-0">
              <dt className="mono text-ink-3 [overflow-wrap:anywhere]">{variable.name}</dt>
              <dd className="min-w-0">{variable.value === null ? <Secret service={service} name={variable.name} /> : <Value name={variable.name} value={variable.value} />}</dd>
            </div>
          ))}
        </dl>
        {variables.length > FEW && <Button look="sm" className="touch justify-self-start" onClick={() => setAll(!all)}>{all ? "Show fewer" : `Show all ${count(variables.length, "variable")}`}</Button>}
      </div>
    </Box>
  );
}

function Value({ name, value }: { name: string; value: string }) {
  return <span className="flex items-start gap-1"><span className="mono grow min-w-0 [overflow-wrap:anywhere]">{value || "(empty)"}</span><Copy text={value} label={`Copy ${name}`} /></span>;
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
    <span className="flex items-start gap-1">
      <span className="mono grow min-w-0 [overflow-wrap:anywhere]">{value ?? <span aria-label="hidden">••••••••</span>}</span>
      {value !== null && <Copy text={value} label={`Copy ${name}`} />}
      <Button
        look="ghost icon sm" className="touch" icon={value === null ? Eye : EyeOff}
        aria-label={value === null ? `Show ${name} for 10 seconds` : `Hide ${name}`}
        onClick={() => { if (value !== null) setValue(null); else void act(`reveal ${name}`, async () => setValue((await readVariable(api, service, name)).value)); }}
      />
    </span>
  );
}
