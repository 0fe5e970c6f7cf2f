package io.leakscribe.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FitTest {
  private static final Map<String, Double> START = Map.of("GROWS", 2.0, "BOUNDED", -1.0);

  @Test
  void a_sign_that_only_leaks_show_gains_weight_and_one_that_both_show_does_not() {
    List<LedgerRow> rows = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      rows.add(row("leak" + i, true, "GROWS"));
      rows.add(row("calm" + i, false, "GROWS", "BOUNDED"));
    }
    Fit fit = new Fit(START, -2.0).learn(rows);

    assertThat(fit.weights().get("GROWS") + fit.prior()).isGreaterThan(0.5);
    assertThat(fit.weights().get("BOUNDED")).isLessThan(-2.0);
    assertThat(fit.confidence(rows.get(0))).isGreaterThan(0.8);
    assertThat(fit.confidence(rows.get(1))).isLessThan(0.2);
  }

  @Test
  void a_sign_that_was_never_seen_keeps_its_weight() {
    Fit fit = new Fit(START, -2.0).learn(List.of(row("leak", true, "GROWS")));

    assertThat(fit.weights().get("BOUNDED")).isCloseTo(-1.0, within(1e-9));
  }

  @Test
  void a_sign_never_changes_sides() {
    List<LedgerRow> rows = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      rows.add(row("calm" + i, false, "GROWS"));
      rows.add(row("leak" + i, true, "BOUNDED"));
    }
    Fit fit = new Fit(START, 0).learn(rows);

    assertThat(fit.weights().get("GROWS")).isGreaterThanOrEqualTo(0);
    assertThat(fit.weights().get("BOUNDED")).isLessThanOrEqualTo(0);
  }

  @Test
  void the_table_counts_how_often_what_was_said_was_so() {
    List<LedgerRow> rows =
        List.of(
            row("a", true, 0.95),
            row("b", true, 0.95),
            row("c", false, 0.95),
            row("d", false, 0.2));

    assertThat(Reliability.table(rows, LedgerRow::confidence))
        .contains("| 90–97 % | 3 | 95 % | 67 % |")
        .contains("| 10–30 % | 1 | 20 % | 0 % |");
  }

  @Test
  void a_ledger_is_of_the_leak_when_it_names_its_holder() {
    Specimen specimen = Runs.LEAK;
    String holder = specimen.holders().get(0).replace("\\", "");

    LedgerRow right = LedgerRows.row(specimen, ledger(holder));
    LedgerRow wrong = LedgerRows.row(specimen, ledger("java.util.Other.things"));

    assertThat(right.leak()).isTrue();
    assertThat(right.signs()).containsExactly("HOLDER_GROWS");
    assertThat(right.families()).containsExactly("holder");
    assertThat(wrong.leak()).isFalse();
  }

  private static com.google.gson.JsonObject ledger(String holder) {
    return JsonParser.parseString(
            "{'holder':'" + holder + "','confidence':0.4,'signs':['holder/HOLDER_GROWS']}")
        .getAsJsonObject();
  }

  private static LedgerRow row(String program, boolean leak, String... signs) {
    List<String> families = List.of(signs).stream().map(sign -> sign + "-family").toList();
    return new LedgerRow(program, leak, List.of(signs), families, 0.5, program);
  }

  private static LedgerRow row(String program, boolean leak, double confidence) {
    return new LedgerRow(program, leak, List.of(), List.of(), confidence, program);
  }
}
