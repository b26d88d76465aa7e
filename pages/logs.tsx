import { LogsPage } from "@/components/logs/LogsPage";
import { withQueries } from "@/components/shell/withQueries";

export default withQueries(LogsPage);
export { pageProps as getServerSideProps } from "@/lib/http/page";
