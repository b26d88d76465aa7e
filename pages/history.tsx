import { HistoryPage } from "@/components/history/HistoryPage";
import { withQueries } from "@/components/shell/withQueries";

export default withQueries(HistoryPage);
export { pageProps as getServerSideProps } from "@/lib/http/page";
