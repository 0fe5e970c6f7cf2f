package io.leakscribe.draft;

import io.leakscribe.chart.Chart;
import io.leakscribe.merge.Merged;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The sections as a person's Markdown has them: in its order, with its text. A block that nobody
 * changed is the generated section, with all that Markdown cannot show.
 */
final class PersonsDocument {
  private PersonsDocument() {}

  /**
   * The sections to show.
   *
   * @param file name of the Markdown file
   */
  static List<Section> of(Merged merged, String file, List<Section> generated, List<Chart> charts) {
    Map<String, Section> byId =
        generated.stream().collect(Collectors.toMap(Section::id, Function.identity()));
    List<Section> sections = new ArrayList<>();
    for (Merged.Shown shown : merged.shown()) {
      Section section = byId.get(shown.id());
      if (section != null && shown.isFresh()) {
        sections.add(section);
        continue;
      }
      List<Block> blocks = MarkdownReader.blocks(shown.markdown(), charts);
      if (section != null) {
        blocks = Pictures.back(blocks, section.blocks());
      }
      if (!blocks.isEmpty()) {
        String id = shown.id().isEmpty() ? "person-" + sections.size() : shown.id();
        sections.add(new Section(id, blocks));
      }
    }
    if (merged.isEdited()) {
      sections.add(Math.min(1, sections.size()), origin(merged, file));
    }
    return sections;
  }

  private static Section origin(Merged merged, String file) {
    return new Section(
        "origin",
        List.of(
            new Block.Paragraph(
                Say.text("This page shows ")
                    .name(file)
                    .and(", which people have edited; edit that file, not this page. Status: ")
                    .strong(merged.status().label())
                    .and(".")
                    .done())));
  }

  /** The generated sections, because the person's file cannot be read. */
  static List<Section> without(String why, List<Section> generated) {
    List<Section> sections = new ArrayList<>(generated);
    Block.Paragraph note =
        new Block.Paragraph(
            Say.text("This page was generated without what people wrote: ").and(why).done());
    sections.add(Math.min(1, sections.size()), new Section("origin", List.of(note)));
    return sections;
  }
}
