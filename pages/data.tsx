import { DataPage } from "@/components/data/DataPage";
import { withQueries } from "@/components/shell/withQueries";

export default withQueries(DataPage);
export { pageProps as getServerSideProps } from "@/lib/http/page";
