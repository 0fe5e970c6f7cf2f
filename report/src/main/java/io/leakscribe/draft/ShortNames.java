package io.leakscribe.draft;

import io.leakscribe.incident.Incident;
import io.leakscribe.incident.Turn;
import io.leakscribe.journal.Suspect;
import io.leakscribe.timeline.ShortName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Says a name with its package once, and without it from then on. */
final class ShortNames {
  private final Map<String, String> said = new HashMap<>();
  private final Map<String, String> inText = new TreeMap<>();

  private ShortNames(Incident incident) {
    Turn turn = incident.latestWithSuspects();
    if (turn != null) {
      for (Suspect suspect : turn.suspects()) {
        known(suspect.holder());
        known(suspect.leakingClass());
      }
    }
  }

  private void known(@Nullable String name) {
    String brief = name == null ? "" : ShortName.of(name);
    if (name != null && !brief.equals(name) && !inText.containsValue(brief)) {
      inText.put(name, brief);
    }
  }

  /** The sections in their order; the first that names something does so in full. */
  static List<Section> in(Incident incident, List<Section> sections) {
    ShortNames names = new ShortNames(incident);
    List<Section> brief = new ArrayList<>();
    for (Section section : sections) {
      brief.add(new Section(section.id(), section.blocks().stream().map(names::block).toList()));
    }
    return brief;
  }

  private Block block(Block block) {
    if (block instanceof Block.Paragraph paragraph) {
      return new Block.Paragraph(line(paragraph.line()));
    } else if (block instanceof Block.Bullets bullets) {
      return new Block.Bullets(lines(bullets.lines()));
    } else if (block instanceof Block.Table table) {
      List<List<List<Span>>> rows = new ArrayList<>();
      table.rows().forEach(row -> rows.add(lines(row)));
      return new Block.Table(table.caption(), table.header(), rows);
    } else if (block instanceof Block.Box box) {
      List<Block.Fact> facts = new ArrayList<>();
      box.facts().forEach(fact -> facts.add(new Block.Fact(fact.label(), line(fact.line()))));
      return new Block.Box(box.title(), facts);
    }
    return block;
  }

  private List<List<Span>> lines(List<List<Span>> lines) {
    List<List<Span>> brief = new ArrayList<>();
    lines.forEach(one -> brief.add(line(one)));
    return brief;
  }

  private List<Span> line(List<Span> spans) {
    List<Span> brief = new ArrayList<>();
    for (Span span : spans) {
      if (span instanceof Span.Code code) {
        brief.add(new Span.Code(name(code.text())));
      } else if (span instanceof Span.Text text) {
        brief.add(new Span.Text(text(text.text())));
      } else {
        brief.add(span);
      }
    }
    return brief;
  }

  /** Two of the same short name stay apart by their packages. */
  private String name(String full) {
    String brief = ShortName.of(full);
    String before = said.putIfAbsent(brief, full);
    return full.equals(before) ? brief : full;
  }

  private String text(String text) {
    String brief = text;
    for (Map.Entry<String, String> name : inText.entrySet()) {
      brief = brief.replace(name.getKey(), name.getValue());
    }
    return brief;
  }
}
