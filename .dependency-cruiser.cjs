/** The arrows that must not exist between the rooms (ARCHITECTURE.md). */
const room = (name) => `^lib/${name}/`;
const SERVER_ROOMS = "^lib/(?!contracts/|client/)";
const forbid = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

module.exports = {
  forbidden: [
    forbid("no-cycle", "a cycle has no first file to read", {}, { circular: true }),
    forbid("contracts-know-only-zod", "what crosses a border stands on nothing", { path: room("contracts") }, { pathNot: [room("contracts"), "/zod/", "^zod"] }),
    forbid("stack-does-no-io", "the state is decided by pure functions", { path: room("stack"), pathNot: "[.]test[.]" }, { dependencyTypes: ["core"] }),
    forbid("stack-knows-only-contracts", "the state is decided by pure functions", { path: room("stack"), pathNot: "[.]test[.]" }, { pathNot: [room("stack"), room("contracts"), "/zod/"] }),
    forbid("only-engine-knows-dockerode", "one room speaks to the engine", { path: "^(app|pages|components|lib)/", pathNot: [room("engine"), "[.]test[.]"] }, { path: "(^|/)(dockerode|docker-modem)(/|$)" }),
    forbid("only-glance-knows-products", "one room asks them all", { path: "^(app|pages|components|lib)/", pathNot: "^lib/(glance|airflow|mlflow|celery)/" }, { path: "^lib/(airflow|mlflow|celery)/" }),
    forbid("a-product-stands-alone", "each product's room knows that product only", { path: "^lib/(airflow|mlflow|celery)/", pathNot: "[.]test[.]" }, { path: "^lib/", pathNot: ["^lib/$1/", room("contracts"), "^lib/(ask|errors|kept)[.]ts$"] }),
    forbid(
      "only-compose-and-preflight-spawn", "one room runs compose, one looks up ports",
      { path: "^(app|pages|components|lib)/", pathNot: [room("compose"), room("preflight"), "[.]test[.]"] },
      { path: "^(node:)?child_process$|(^|/)execa/" },
    ),
    forbid("page-knows-no-server-room", "what runs in the browser stays there", { path: "^(components|lib/client)/" }, { path: SERVER_ROOMS }),
    forbid("page-has-no-node", "a browser has no Node", { path: "^(components|lib/client)/", pathNot: "[.]test[.]" }, { dependencyTypes: ["core"] }),
    forbid("page-has-no-zod", "schemas would cost the page 20 kB: of their files it takes types alone", { path: "^(components|lib/client)/", pathNot: "[.]test[.]" }, { path: room("contracts"), pathNot: "/(quantities|socketWords|stateWords|subject)[.]ts$", dependencyTypesNot: ["type-only"] }),
    forbid("rooms-know-no-page", "pages stand on rooms, not the other way round", { path: "^lib/" }, { path: "^(app|pages|components)/" }),
    forbid("no-unresolvable", "an import must lead somewhere", {}, { couldNotResolve: true }),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "require", "node", "default", "types"], extensions: [".ts", ".tsx", ".mjs", ".js", ".css", ".json"] },
  },
};
