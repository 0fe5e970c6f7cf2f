package io.leakscribe.serve;

import io.leakscribe.chart.Xml;
import io.leakscribe.draft.HtmlStyle;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/** A page without script, in the style of the drafts, that allows nothing but its own style. */
final class Page {
  private static final String OWN =
      """
      nav { max-width: 62rem; margin: 0 auto; padding: .75rem 1rem 0; font-size: .9rem; }
      nav a { margin-right: 1rem; }
      a { color: inherit; }
      form { border: 1px solid var(--line); background: var(--soft); padding: .75rem 1rem; }
      form p { margin: .5rem 0; max-width: none; }
      label { display: block; color: var(--dim); font-size: .9rem; }
      input, textarea, select, button { font: inherit; color: inherit; max-width: 100%;
        background: transparent; border: 1px solid var(--dim); padding: .3rem .5rem; }
      option { color: #1c2126; background: #fff; }
      textarea { width: 100%; min-height: 4.5rem; }
      .critical, .confirmed { color: var(--mark); font-weight: 600; }
      .resolved { color: var(--dim); }
      """;

  private Page() {}

  /** A page of our own. */
  static Reply of(int status, String title, String main) {
    String style = "\n" + HtmlStyle.CSS + OWN;
    return html(
        status,
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <title>%s</title>
        <style>%s</style>
        </head>
        <body>
        <main>
        %s</main>
        </body>
        </html>
        """
            .formatted(escape(title), style, main));
  }

  /** A draft, with something above and something below it. */
  static Reply around(String draft, String above, String below) {
    String page = insert(draft, draft.indexOf("</style>"), OWN);
    int body = page.indexOf("<body>");
    page = insert(page, body < 0 ? -1 : body + "<body>".length(), "\n" + above);
    return html(200, insert(page, page.lastIndexOf("</main>"), below));
  }

  private static String insert(String page, int at, String what) {
    return at < 0 ? page + what : page.substring(0, at) + what + page.substring(at);
  }

  private static Reply html(int status, String page) {
    int begin = page.indexOf("<style>") + "<style>".length();
    String style = page.substring(begin, page.indexOf("</style>", begin));
    Reply reply = Reply.of(status, "text/html; charset=utf-8", page);
    return reply.with(
        "Content-Security-Policy",
        "default-src 'none'; style-src 'sha256-%s'; form-action 'self'; base-uri 'none';"
                .formatted(sha256(style))
            + " frame-ancestors 'none'");
  }

  private static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }

  /** What every answer says. */
  static Map<String, String> safeHeaders() {
    return Map.of(
        "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
        "X-Content-Type-Options", "nosniff",
        "Cache-Control", "no-store",
        "Referrer-Policy", "same-origin",
        "Cross-Origin-Resource-Policy", "same-origin",
        "X-Frame-Options", "DENY");
  }

  static String escape(String text) {
    return Xml.escape(text);
  }

  /** One part of a link's path. */
  static String segment(String text) {
    StringBuilder out = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0);
      out.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
    }
    return out.toString();
  }
}
