import { MetricsPage } from "@/components/metrics/MetricsPage";
import { withQueries } from "@/components/shell/withQueries";

export default withQueries(MetricsPage);
export { pageProps as getServerSideProps } from "@/lib/http/page";
