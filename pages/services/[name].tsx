import { ServicePage } from "@/components/service/ServicePage";
import { withQueries } from "@/components/shell/withQueries";

export default withQueries(ServicePage);
export { pageProps as getServerSideProps } from "@/lib/http/page";
