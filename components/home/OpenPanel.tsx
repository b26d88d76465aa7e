"use client";
import { ArrowUpRight } from "lucide-react";
import { useSnapshot } from "@/lib/client/snapshot";
import type { Link } from "@/lib/contracts/snapshot";
import type { Service } from "@/lib/contracts/service";
import { SERVICE_LOOKS } from "../stack/look";
import { StateMark } from "../stack/StateMark";
import { useSwitch } from "../stack/useSwitch";
import { Box } from "../ui/Box";
import { Button } from "../ui/Button";
import { Login } from "./Login";

/** The web pages of the stack and the login to them. */
export function OpenPanel() {
  const links = useSnapshot((snapshot) => snapshot.links);
  const services = useSnapshot((snapshot) => snapshot.services);
  return (
    <Box title="Open" className="o1">
      <ul className="list">
        {links.map((link) => <Row key={link.service} link={link} service={services.find((service) => service.name === link.service)} />)}
        {links.length === 0 && <li className="text-sm text-ink-2">No service of this stack serves a page.</li>}
        <li><Login /></li>
      </ul>
    </Box>
  );
}

function Row({ link, service }: { link: Link; service: Service | undefined }) {
  const look = SERVICE_LOOKS[service?.state ?? "unknown"];
  return (
    <li className="flex items-center gap-2" data-link={link.service} data-ready={link.ready}>
      <div className="grow min-w-0">
        <div className="flex flex-wrap items-center gap-x-2"><span className="font-medium">{link.title}</span><StateMark look={look} word={link.note} /></div>
        <div className="text-sm text-ink-3 mono truncate">{link.url.replace(/^https?:\/\/|\/$/g, "")}</div>
      </div>
      {link.ready
        ? <a className="btn touch" href={link.url} target="_blank" rel="noreferrer" aria-label={`Open ${link.title}`}>Open<ArrowUpRight className="i s" /></a>
        : !link.optional && <Button className="touch" aria-label={`Open ${link.title}`} blocked={`${link.title} is not ready: ${link.note}`}>Open</Button>}
      {link.optional && service && <Toggle service={service} title={link.title} />}
    </li>
  );
}

function Toggle({ service, title }: { service: Service; title: string }) {
  const { on, blocked, pending, flip } = useSwitch(service);
  const word = on ? "Turn off" : "Turn on";
  return <Button className="touch" blocked={blocked} pending={pending} aria-label={`${word} ${title}`} onClick={flip}>{word}</Button>;
}
