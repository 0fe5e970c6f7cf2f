package io.leakscribe.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.outside.Measure;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImpactSettingsTest {
  @TempDir Path dir;
  private Path service;

  @BeforeEach
  void service() throws Exception {
    service = Files.createDirectory(dir.resolve("shop"));
  }

  private ImpactSettings read(String text) throws Exception {
    Files.writeString(service.resolve(ImpactSettings.FILE), text);
    return ImpactSettings.of(service);
  }

  @Test
  void a_query_comes_with_its_title_unit_and_way() throws Exception {
    ImpactSettings settings =
        read(
            """
            targets = job="shop",env=~"a|b"
            stock = sum(rate(stock_total{code=~"5..",$targets}[$window]))
            stock.title = Stock moved
            stock.unit = Boxes
            stock.better = higher
            """);
    assertThat(settings.problems()).isEmpty();
    assertThat(settings.targets()).isEqualTo("job=\"shop\",env=~\"a|b\"");
    assertThat(settings.own())
        .containsExactly(
            new ImpactSettings.OwnMeasure(
                new Measure("stock", "Stock moved", "boxes", Measure.Better.HIGHER),
                "sum(rate(stock_total{code=~\"5..\",$targets}[$window]))"));
  }

  @Test
  void the_file_above_holds_for_all_services_that_have_none() throws Exception {
    Files.writeString(dir.resolve(ImpactSettings.FILE), "a = x");
    assertThat(ImpactSettings.of(service).own()).hasSize(1);
    assertThat(read("b = x\nc = y").own()).hasSize(2);
  }

  @Test
  void what_cannot_be_used_is_said_and_the_rest_is_used() throws Exception {
    ImpactSettings settings =
        read("errors = x\nUPPER = x\nempty =\nok = x\nok.better = sideways\n");
    assertThat(settings.own()).extracting(one -> one.measure().name()).containsExactly("ok");
    assertThat(settings.problems()).hasSize(4).allSatisfy(p -> assertThat(p).hasLineCount(1));
  }

  @Test
  void there_is_an_end_to_how_many() throws Exception {
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 30; i++) {
      many.append("m").append(i).append(" = x\n");
    }
    assertThat(read(many.toString()).own()).hasSize(20);
    assertThat(read("a = " + "x".repeat(70_000)).problems())
        .singleElement()
        .asString()
        .contains("64 KiB");
  }

  @Test
  void bytes_that_are_no_text_are_a_sentence() throws Exception {
    Files.write(service.resolve(ImpactSettings.FILE), new byte[] {'a', '=', (byte) 0xff});
    assertThat(ImpactSettings.of(service).problems()).singleElement().asString().contains("UTF-8");
    assertThat(read("a = \\u12").problems()).hasSize(1);
  }
}
