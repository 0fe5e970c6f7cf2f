package io.leakscribe.draft;

import com.google.gson.JsonParser;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import io.leakscribe.chart.Xml;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * A text of a team's own, in Mustache: names, sections and lists, and no code.
 *
 * <p>What it tells is the JSON draft. Values are escaped as the text needs it, which the ending of
 * the file's name tells: {@code .md}, {@code .html}, anything else is plain. Other files may be
 * included, out of the directory of the template only. Thread-safe.
 *
 * @see <a href="https://mustache.github.io/mustache.5.html">Mustache</a>
 */
public final class TextTemplate {
  private static final int MOST_TEMPLATE = 1 << 20;
  private static final int MOST_TEXT = 8 << 20;
  private static final String ENDING = ".mustache";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  private final String name;
  private final Template template;

  private TextTemplate(String name, Template template) {
    this.name = name;
    this.template = template;
  }

  /**
   * Reads a template.
   *
   * @throws IOException when it cannot be read, or is none; the message says what to do
   */
  public static TextTemplate read(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    name = name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
    if (!NAME.matcher(name).matches() || name.startsWith("postmortem.")) {
      throw new IOException(
          "the template '"
              + file
              + "' cannot give its name to a file beside the draft;"
              + " call it like slack.md.mustache");
    }
    try {
      return new TextTemplate(name, compiler(file, name).compile(text(file)));
    } catch (MustacheException e) {
      throw new IOException("the template '" + file + "' is not Mustache: " + e.getMessage(), e);
    } catch (RuntimeException | StackOverflowError e) {
      // JMustache's own, of tags without a name or far too many of them.
      throw new IOException(
          "the template '" + file + "' is not Mustache: a tag is empty, or they are nested deeply",
          e);
    }
  }

  /** What the text is called: the template's name without {@code .mustache}. */
  public String name() {
    return name;
  }

  /** Whether the text is a page. */
  public boolean isHtml() {
    return isHtml(name);
  }

  /**
   * The text of one incident.
   *
   * @param json its draft as {@link Drafts#json} makes it
   * @throws IOException when the text has no end, or includes what it may not
   */
  public String render(String json) throws IOException {
    BoundedText out = new BoundedText(MOST_TEXT);
    try {
      template.execute(TemplateValues.of(JsonParser.parseString(json)), out);
    } catch (MustacheException e) {
      throw new IOException("the template '" + name + "' cannot be filled: " + e.getMessage(), e);
    } catch (StackOverflowError e) {
      throw new IOException("the template '" + name + "' includes itself without an end", e);
    } catch (RuntimeException e) {
      throw new IOException(
          "the template '" + name + "' cannot be filled: a tag is empty, or nested deeply", e);
    }
    return out.toString();
  }

  private static Mustache.Compiler compiler(Path file, String name) {
    Path directory = file.toAbsolutePath().normalize().resolveSibling(".").normalize();
    return Mustache.compiler()
        .withCollector(new TemplateValues.Collector())
        .withEscaper(escaper(name)::apply)
        .defaultValue("")
        .emptyStringIsFalse(true)
        .withLoader(part -> part(directory, part));
  }

  private static UnaryOperator<String> escaper(String name) {
    if (isHtml(name)) {
      return text -> Xml.escape(MarkdownRenderer.clean(text));
    }
    return name.toLowerCase(Locale.ROOT).endsWith(".md")
        ? MarkdownRenderer::escape
        : MarkdownRenderer::clean;
  }

  private static boolean isHtml(String name) {
    return name.toLowerCase(Locale.ROOT).matches(".*\\.(html?|xhtml|xml|svg)");
  }

  private static Reader part(Path directory, String name) throws IOException {
    Path file = directory.resolve(NAME.matcher(name).matches() ? name : "?");
    if (!NAME.matcher(name).matches()
        || !Files.isRegularFile(file)
        || !file.toRealPath().startsWith(directory.toRealPath())) {
      throw new MustacheException(
          "it includes '" + MarkdownRenderer.clean(name) + "', which is no file beside it");
    }
    return new StringReader(text(file));
  }

  private static String text(Path file) throws IOException {
    if (Files.size(file) > MOST_TEMPLATE) {
      throw new IOException("the template '" + file + "' is longer than 1 MiB");
    }
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
