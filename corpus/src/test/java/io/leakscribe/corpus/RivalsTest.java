package io.leakscribe.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RivalsTest {

  private static boolean names(String said) {
    return new Rivals(0.5, List.of(said), null, null, null, null).jmcNames(Runs.LEAK);
  }

  @Test
  void jmcNamesALeakByItsClassOrItsHolderHoweverItWritesThat() {
    assertThat(names("The main candidate is com.acme.Item")).isTrue();
    assertThat(names("java.util.ArrayList.elementData,com.acme.Bag.items")).isTrue();
    assertThat(names("java.util.ArrayList.elementData,java.lang.Class.items,x")).isTrue();
    assertThat(names("java.util.ArrayList.elementData,java.lang.Class.itemsById,x")).isFalse();
    assertThat(names("The main candidate is java.lang.Object[]")).isFalse();
  }

  @Test
  void aHolderWithoutAPlainFieldIsSoughtAsItIs() {
    Specimen odd =
        new Specimen(
            "odd.Odd",
            true,
            "",
            List.of("java\\.lang\\.ThreadLocal\\$ThreadLocalMap.*", "(?:a|b)\\.(c|d)"),
            List.of(),
            "",
            "heap",
            "96m",
            List.of(),
            0);

    assertThat(
            new Rivals(0.5, List.of("x java.lang.Class.c"), null, null, null, null).jmcNames(odd))
        .isFalse();
    assertThat(
            new Rivals(
                    0.5,
                    List.of("java.lang.ThreadLocal$ThreadLocalMap.table"),
                    null,
                    null,
                    null,
                    null)
                .jmcNames(odd))
        .isTrue();
  }

  @Test
  void alarmsAreToldInSharesOfTheLife() {
    List<Point> leak = IntStream.rangeClosed(0, 480).mapToObj(i -> new Point(i, i / 4.8)).toList();

    Rivals rivals = Rivals.failed("no recording").withHeap(new HeapRecord(leak, leak, 100), 480);

    assertThat(rivals.predictLinear()).isBetween(0.5, 0.52);
    assertThat(rivals.deriv()).isBetween(0.25, 0.26);
    assertThat(rivals.threshold()).isBetween(0.85, 0.88);
  }
}
