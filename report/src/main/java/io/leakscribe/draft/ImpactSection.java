package io.leakscribe.draft;

import io.leakscribe.findings.Amounts;
import io.leakscribe.findings.Impact;
import io.leakscribe.findings.Impact.Measured;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was measured before and during, as a table. */
final class ImpactSection {
  private ImpactSection() {}

  static List<Block> of(Impact impact) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(3, "Impact"));
    if (impact.table().isEmpty()) {
      blocks.add(
          new Block.Paragraph(
              Say.only(
                  "Nothing was measured before and during the incident. With 'report --prometheus"
                      + " URL', errors, response times and throughput are read from Prometheus.")));
    } else {
      List<List<List<Span>>> rows = new ArrayList<>();
      impact.table().forEach(one -> rows.add(row(one)));
      blocks.add(
          new Block.Table(
              "What was measured, before and during",
              List.of("What", "Before", "During", "Ratio", "Evidence"),
              rows));
    }
    if (!impact.windows().isEmpty()) {
      blocks.add(new Block.Bullets(impact.windows().stream().map(Say::only).toList()));
    }
    return blocks;
  }

  private static List<List<Span>> row(Measured one) {
    List<Span> cites = new ArrayList<>();
    for (String event : one.events()) {
      if (!cites.isEmpty()) {
        cites.add(new Span.Text(" "));
      }
      cites.add(new Span.Cite(event));
    }
    return List.of(
        Say.only(one.what()),
        Say.only(amount(one.before(), one.unit(), one.beforeOf())),
        Say.only(amount(one.during(), one.unit(), one.duringOf())),
        Say.only(one.ratio().isEmpty() ? "" : "×" + Amounts.ratio(one.ratio().getAsDouble())),
        cites);
  }

  private static String amount(@Nullable Double value, String unit, String of) {
    if (value == null) {
      return of.isEmpty() ? "not recorded" : of;
    }
    return Amounts.of(value, unit) + (of.isEmpty() ? "" : " (" + of + ")");
  }
}
