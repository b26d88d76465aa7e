export { Home as default } from "@/components/home/Home";
export { pageProps as getServerSideProps } from "@/lib/http/page";
