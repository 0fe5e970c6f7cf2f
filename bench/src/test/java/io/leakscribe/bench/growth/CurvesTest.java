package io.leakscribe.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class CurvesTest {
  @Test
  void draws_a_point_for_each_size_and_one_line() throws Exception {
    String svg =
        Curves.draw(
            "Heap", "MiB", "size", Map.of("threads", new double[][] {{1, 2}, {3, 3}, {10, 4}}));

    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)));
    assertThat(document.getElementsByTagName("circle").getLength()).isEqualTo(3);
    assertThat(document.getElementsByTagName("polyline").getLength()).isEqualTo(1);
  }

  @Test
  void a_value_below_zero_stays_in_the_picture() {
    String svg = Curves.draw("Heap", "MiB", "size", Map.of("x", new double[][] {{1, -5}, {10, 5}}));

    assertThat(svg).contains("cx=\"60.0\" cy=\"260.0\"");
  }
}
