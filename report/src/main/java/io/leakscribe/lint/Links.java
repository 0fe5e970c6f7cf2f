package io.leakscribe.lint;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** L19: links to files and headings lead somewhere. Addresses on a network are not asked. */
final class Links implements Check {
  private static final Pattern LINK =
      Pattern.compile("\\]\\(\\s{0,3}(<[^<>]{0,1000}+>|[^\\s()]{0,1000}+)");
  private static final Pattern REFERENCE =
      Pattern.compile("^\\s{0,3}\\[[^\\]]{1,200}+\\]:\\s{1,3}(\\S{1,1000}+)");
  private static final Pattern SCHEME = Pattern.compile("(?i)[a-z][a-z0-9+.-]{1,20}:.*+|//.*+");
  private static final Pattern CODE = Pattern.compile("(`++)[^`]*+\\1");

  @Override
  public void check(Document document, Context context, Notes to) {
    Set<String> anchors = anchors(document);
    boolean fenced = false;
    List<String> lines = document.lines();
    for (int i = 0; i < lines.size() && !to.isFull(Rule.L19); i++) {
      String line = lines.get(i);
      if (line.stripLeading().startsWith("```") || line.stripLeading().startsWith("~~~")) {
        fenced = !fenced;
      } else if (!fenced && line.indexOf(']') >= 0) {
        line(CODE.matcher(line).replaceAll("·"), i + 1, anchors, context, to);
      }
    }
  }

  private static void line(
      String line, int number, Set<String> anchors, Context context, Notes to) {
    Matcher link = LINK.matcher(line);
    while (link.find()) {
      target(link.group(1), number, anchors, context, to);
    }
    Matcher reference = REFERENCE.matcher(line);
    if (reference.find()) {
      target(reference.group(1), number, anchors, context, to);
    }
  }

  private static void target(
      String written, int line, Set<String> anchors, Context context, Notes to) {
    String target = written.startsWith("<") ? written.substring(1, written.length() - 1) : written;
    if (target.toLowerCase(Locale.ROOT).startsWith("file:") || target.startsWith("\\\\")) {
      to.add(
          Rule.L19,
          line,
          "the link "
              + quote(target)
              + " leads to this machine only: put the file beside the document");
      return;
    }
    if (SCHEME.matcher(target).matches() || target.startsWith("/")) {
      return; // somewhere else, or from the root of a repository that is not known here
    }
    int hash = target.indexOf('#');
    String path = hash < 0 ? target : target.substring(0, hash);
    if (path.isEmpty()) {
      String anchor = hash < 0 ? "" : target.substring(hash + 1).toLowerCase(Locale.ROOT);
      if (!anchor.isEmpty() && anchor.indexOf('%') < 0 && !anchors.contains(anchor)) {
        to.add(Rule.L19, line, "no heading for the link " + quote(target) + ": correct it");
      }
    } else if (!context.has().test(path.replaceFirst("\\?.*", ""))) {
      to.add(
          Rule.L19,
          line,
          "the link " + quote(target) + " leads to no file: correct it, or put the file there");
    }
  }

  private static String quote(String target) {
    return Notes.quote(target.replace("`", "'"));
  }

  /** As GitHub names headings: lower case, blanks to dashes, other marks gone, doubles numbered. */
  private static Set<String> anchors(Document document) {
    Set<String> anchors = new HashSet<>();
    Map<String, Integer> copies = new HashMap<>();
    for (Piece.Heading heading : document.headings()) {
      String slug =
          Inline.key(heading.text()).replaceAll("[^\\p{L}\\p{N}\\s_-]", "").replace(' ', '-');
      int copy = copies.merge(slug, 1, Integer::sum);
      anchors.add(copy == 1 ? slug : slug + "-" + (copy - 1));
    }
    return anchors;
  }
}
