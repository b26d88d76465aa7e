import * as z from "zod";

/** What we read of Docker's replies. Unknown fields are dropped, missing optional ones get a neutral value. */

const Labels = z.record(z.string(), z.string()).nullish().transform((labels) => labels ?? {});

export const VersionReply = z.object({ Version: z.string(), ApiVersion: z.string() });

export const InfoReply = z.object({
  ID: z.string().default(""),
  Name: z.string().default(""),
  OperatingSystem: z.string().default(""),
  DockerRootDir: z.string().default("/var/lib/docker"),
  MemTotal: z.number().default(0),
  NCPU: z.number().default(0),
  /** The engine's clock. */
  SystemTime: z.string().default(""),
});
export type InfoReply = z.infer<typeof InfoReply>;

export const ContainerListReply = z.array(z.object({
  Id: z.string(),
  Names: z.array(z.string()).default([]),
  State: z.string().default(""),
  Labels,
  Ports: z.array(z.object({ PublicPort: z.number().optional() })).nullish().transform((ports) => ports ?? []),
  Mounts: z.array(z.object({ Type: z.string().default(""), Name: z.string().optional() })).nullish().transform((mounts) => mounts ?? []),
}));

export const EventMessage = z.object({
  Type: z.string().optional(),
  Action: z.string(),
  // All labels of the container are among them: an event comes of each probe, so only what is used is read.
  Actor: z.object({
    ID: z.string(),
    Attributes: z.object({
      exitCode: z.string().optional(), signal: z.string().optional(), HealthStatus: z.string().optional(),
      "com.docker.compose.oneoff": z.string().optional(),
    }).default({}),
  }),
  timeNano: z.number().optional(),
  time: z.number().optional(),
});
export type EventMessage = z.infer<typeof EventMessage>;

const HealthLog = z.object({ Start: z.string(), End: z.string(), ExitCode: z.number(), Output: z.string().default("") });

export const InspectReply = z.object({
  Id: z.string(),
  Name: z.string(),
  Created: z.string(),
  RestartCount: z.number().default(0),
  State: z.object({
    Status: z.enum(["created", "running", "paused", "restarting", "removing", "exited", "dead"]),
    OOMKilled: z.boolean().default(false),
    ExitCode: z.number().default(0),
    Error: z.string().default(""),
    StartedAt: z.string(),
    FinishedAt: z.string(),
    Health: z.object({
      Status: z.string(),
      FailingStreak: z.number().default(0),
      Log: z.array(HealthLog).nullish().transform((log) => log ?? []),
    }).nullish(),
  }),
  Config: z.object({
    Image: z.string(), Labels, Tty: z.boolean().default(false), Env: z.array(z.string()).nullish().transform((env) => env ?? []),
    /** The interval in nanoseconds; 0 stands for the engine's default. */
    Healthcheck: z.object({ Interval: z.number().default(0), Retries: z.number().default(0) }).nullish(),
  }),
  HostConfig: z.object({
    Memory: z.number().default(0),
    RestartPolicy: z.object({ Name: z.string().default("no") }).default({ Name: "no" }),
  }),
  NetworkSettings: z.object({
    Ports: z.record(z.string(), z.array(z.object({ HostIp: z.string(), HostPort: z.string() })).nullable()).nullish()
      .transform((ports) => ports ?? {}),
  }),
});
export type InspectReply = z.infer<typeof InspectReply>;

const Traffic = z.object({ rx_bytes: z.number().default(0), tx_bytes: z.number().default(0) });

export const StatsReply = z.object({
  /** When the engine read the counters; year 1 for a container that does not run. */
  read: z.string().default(""),
  networks: z.record(z.string(), Traffic).nullish(),
  blkio_stats: z.object({
    io_service_bytes_recursive: z.array(z.object({ op: z.string(), value: z.number() })).nullish(),
  }).nullish(),
  cpu_stats: z.object({
    cpu_usage: z.object({ total_usage: z.number() }),
    system_cpu_usage: z.number().optional(),
    online_cpus: z.number().optional(),
  }),
  memory_stats: z.object({
    usage: z.number().optional(),
    limit: z.number().optional(),
    stats: z.object({ total_inactive_file: z.number().optional(), inactive_file: z.number().optional() }).optional(),
  }),
});
export type StatsReply = z.infer<typeof StatsReply>;

export const VolumeUsageReply = z.object({
  Volumes: z.array(z.object({
    Name: z.string(),
    Labels,
    CreatedAt: z.string().optional(),
    UsageData: z.object({ Size: z.number(), RefCount: z.number() }).nullish(),
  })).nullish().transform((volumes) => volumes ?? []),
});
