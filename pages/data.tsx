export { DataPage as default } from "@/components/data/DataPage";
export { pageProps as getServerSideProps } from "@/lib/http/page";
