import Document, { Head, Html, Main, NextScript, type DocumentContext, type DocumentInitialProps } from "next/document";
import { THEME_SCRIPT } from "@/components/shell/theme";

interface Props {
  nonce: string | undefined;
}

/** The HTML around every page. Scripts carry the nonce that proxy.ts gave this request. */
export default class HtmlDocument extends Document<Props> {
  static override async getInitialProps(context: DocumentContext): Promise<DocumentInitialProps & Props> {
    const nonce = context.req?.headers["x-nonce"];
    return { ...(await Document.getInitialProps(context)), nonce: typeof nonce === "string" ? nonce : undefined };
  }

  override render() {
    const { nonce } = this.props;
    return (
      <Html lang="en" suppressHydrationWarning>
        <Head nonce={nonce}>
          <meta name="description" content="Control panel of a local Airflow and MLflow stack" />
          <meta name="robots" content="noindex" />
          <script nonce={nonce} dangerouslySetInnerHTML={{ __html: THEME_SCRIPT }} />
        </Head>
        <body>
          <Main />
          <NextScript nonce={nonce} />
        </body>
      </Html>
    );
  }
}
