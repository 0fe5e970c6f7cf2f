package io.leakscribe.draft;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds a line out of spans. */
final class Say {
  private final List<Span> spans = new ArrayList<>();

  static Say text(String text) {
    return new Say().and(text);
  }

  static List<Span> only(String text) {
    return text(text).done();
  }

  static List<Span> code(@Nullable String name) {
    return name == null ? List.of() : new Say().name(name).done();
  }

  Say and(String text) {
    spans.add(new Span.Text(text));
    return this;
  }

  Say strong(String text) {
    spans.add(new Span.Strong(text));
    return this;
  }

  Say name(String name) {
    spans.add(new Span.Code(name));
    return this;
  }

  Say cite(String event) {
    spans.add(new Span.Text(" "));
    spans.add(new Span.Cite(event));
    return this;
  }

  List<Span> done() {
    return List.copyOf(spans);
  }
}
