import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  // The optimiser fetches and decodes images on the server; the panel has none to optimise.
  images: { unoptimized: true },
  // gzip would hold back the event stream; on loopback it saves nothing.
  compress: false,
  // Node packages with optional native parts stay outside the bundle.
  serverExternalPackages: ["dockerode", "docker-modem", "ssh2", "execa", "write-file-atomic"],
  devIndicators: false,
};

export default config;
