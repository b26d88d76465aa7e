import type { GetServerSideProps } from "next";
import { Missing } from "@/components/shell/Missing";
import { pageProps } from "@/lib/http/page";

export default Missing;

/** Any address without a page: 404, with the panel around it. */
export const getServerSideProps: GetServerSideProps = async (context) => {
  context.res.statusCode = 404;
  return pageProps(context);
};
