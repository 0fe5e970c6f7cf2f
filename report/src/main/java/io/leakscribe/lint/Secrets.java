package io.leakscribe.lint;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * L17: secrets, and what may belong to a person. Known forms only; what is found is never printed
 * in full. Code is searched as well: that is where secrets are.
 */
final class Secrets implements Check {
  private record Form(String name, Pattern pattern) {
    Form(String name, String regex) {
      this(name, Pattern.compile(regex));
    }
  }

  private static final List<Form> FORMS =
      List.of(
          new Form("an AWS access key", "\\b(?:AKIA|ASIA)[0-9A-Z]{16}\\b"),
          new Form(
              "a GitHub token", "\\b(?:gh[opsur]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{40,255})"),
          new Form("a GitLab token", "\\bglpat-[A-Za-z0-9_-]{20,64}"),
          new Form("a Slack token", "\\bxox[abeoprs]-[A-Za-z0-9-]{10,200}"),
          new Form("a Slack webhook", "hooks\\.slack\\.com/services/[A-Za-z0-9/]{20,100}"),
          new Form("a Google key", "\\bAIza[A-Za-z0-9_-]{35}"),
          new Form("a payment key", "\\b[sr]k_live_[A-Za-z0-9]{16,100}"),
          new Form(
              "a signed token (JWT)",
              "\\beyJ[A-Za-z0-9_-]{10,2000}+\\.eyJ[A-Za-z0-9_-]{5,2000}+\\."),
          new Form("a private key", "-----BEGIN (?:[A-Z]{1,20} ){0,3}PRIVATE KEY"),
          new Form(
              "credentials in an address",
              "\\b[a-z][a-z0-9+]{1,15}://[^\\s/:@<>]{1,64}+:(?![*x<$]{1,64}@)[^\\s/:@<>]{3,64}+@"),
          new Form(
              "a bearer token",
              "(?i)\\b(?:bearer|authorization: basic)\\s(?=[^\\s]{0,200}\\d)[A-Za-z0-9+/=_.~-]{20,2000}"),
          new Form(
              "a password",
              "(?i)(?:passw(?:or)?d|passwd|pwd|secret|api[_-]?key|access[_-]?token|auth[_-]?token)[\"']?\\s{0,3}"
                  + "[=:]\\s{0,3}[\"']?(?![*x<$\\[{(%]|\\s|null|none|unknown|redacted|masked|removed|hidden|true|false)"
                  + "(?=[^\\s\"'|,;]{0,60}[\\d!#$%^&*+/])[^\\s\"'|,;`]{6,200}"));

  private static final Pattern MAIL =
      Pattern.compile(
          "(?<![\\w.%+-])[\\w.%+-]{1,64}+(?:@|&#64;|\\\\@)((?:[A-Za-z0-9-]{1,63}\\.){1,6}[A-Za-z]{2,24})\\b");
  private static final Pattern EXAMPLE =
      Pattern.compile("(?i)(?:.*\\.)?(?:example(?:\\.[a-z]{2,3})?|test|invalid|localhost)");
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?<![\\w.])(?:(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3}))(?![\\w]|\\.\\d)");
  private static final Pattern VERSION =
      Pattern.compile("(?i)(?:version|release|v|build|jdk|java)[\\s:=]{0,3}$");

  @Override
  public void check(Document document, Context context, Notes to) {
    List<String> lines = document.lines();
    for (int i = 0; i < lines.size() && !to.isFull(Rule.L17); i++) {
      String line = lines.get(i);
      for (Form form : FORMS) {
        Matcher matcher = form.pattern().matcher(line);
        if (matcher.find()) {
          to.add(Rule.L17, i + 1, secret(form, matcher.group()));
        }
      }
      mails(line, i + 1, to);
      addresses(line, i + 1, to);
    }
  }

  private static String secret(Form form, String found) {
    String begin = found.substring(0, Math.min(4, found.length()));
    return "looks like "
        + form.name()
        + " ('"
        + begin
        + "…'): take it out, and revoke it, since it stays in the history";
  }

  private static void mails(String line, int number, Notes to) {
    if (line.indexOf('@') < 0 && !line.contains("&#64;")) {
      return;
    }
    Matcher matcher = MAIL.matcher(line);
    while (!to.isFull(Rule.L17) && matcher.find()) {
      if (!EXAMPLE.matcher(matcher.group(1)).matches()
          && !EXAMPLE.matcher(matcher.group(1).replaceAll("\\.[A-Za-z]{2,24}$", "")).matches()) {
        to.warn(
            Rule.L17,
            number,
            "an e-mail address at '" + matcher.group(1) + "': write a role or a team instead");
      }
    }
  }

  private static void addresses(String line, int number, Notes to) {
    Matcher matcher = ADDRESS.matcher(line);
    while (!to.isFull(Rule.L17) && matcher.find()) {
      String before = line.substring(Math.max(0, matcher.start() - 12), matcher.start());
      if (isPublic(matcher) && !VERSION.matcher(before).find()) {
        to.warn(
            Rule.L17,
            number,
            "the address "
                + matcher.group()
                + " is public and may belong to a person: leave it out or shorten it");
      }
    }
  }

  /** Not private, of documentation, of this host or of many: RFC 1918, 5737, 6598, 6890. */
  private static boolean isPublic(Matcher address) {
    int[] part = new int[4];
    for (int i = 0; i < 4; i++) {
      String digits = address.group(i + 1);
      part[i] = Integer.parseInt(digits);
      if (part[i] > 255 || (digits.length() > 1 && digits.startsWith("0"))) {
        return false;
      }
    }
    int two = part[0] << 8 | part[1];
    int three = two << 8 | part[2];
    boolean here = part[0] == 0 || part[0] == 10 || part[0] == 127 || part[0] >= 224;
    boolean inside =
        two == (192 << 8 | 168)
            || two == (169 << 8 | 254)
            || (part[0] == 172 && part[1] >= 16 && part[1] < 32)
            || (part[0] == 100 && part[1] >= 64 && part[1] < 128)
            || (part[0] == 198 && (part[1] == 18 || part[1] == 19));
    boolean documentation =
        three == (192 << 16 | 2)
            || three == (198 << 16 | 51 << 8 | 100)
            || three == (203 << 16 | 113);
    return !here && !inside && !documentation;
  }
}
