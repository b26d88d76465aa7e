export { ServicePage as default } from "@/components/service/ServicePage";
export { pageProps as getServerSideProps } from "@/lib/http/page";
