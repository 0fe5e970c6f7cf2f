package io.leakscribe.agent.probe.reach;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.agent.observe.Bound;
import io.leakscribe.agent.observe.HolderReading;
import io.leakscribe.agent.observe.Reached;
import java.util.Arrays;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class SiblingsTest {
  private final Walker walker = new Walker();

  SiblingsTest() throws ReflectiveOperationException {}

  /** Open addressing; doubled when half full. */
  private static final class Table {
    private long[] stamps = new long[1 << 14];
    private final long[] fixed = new long[1 << 14];
    private int size = 5_000;

    void grow() {
      stamps = Arrays.copyOf(stamps, 2 * stamps.length);
      size = stamps.length / 4 + 1;
    }
  }

  private static final class Tables {
    private final Table[] all = new Table[12];

    Tables() {
      Arrays.setAll(all, i -> new Table());
    }
  }

  @Test
  void small_arrays_of_one_field_count_together() {
    Tables tables = new Tables();
    Map<String, HolderReading> found = walker.fromObject(tables);

    HolderReading stamps = found.get(Table.class.getName() + ".stamps");
    assertThat(stamps.entries()).isEqualTo(12 * 5_000);
    assertThat(stamps.owners()).isEqualTo(12);
    assertThat(stamps.bound()).isEqualTo(Bound.NONE);
    assertThat(stamps.reached().kind()).isEqualTo(Reached.Kind.ARRAY);
    assertThat(stamps.sampled().bytesEach()).isEqualTo(Long.BYTES);
    assertThat(found).doesNotContainKey(Table.class.getName() + ".fixed");
    assertThat(tables.all[0].fixed).isNotEmpty();
  }

  @Test
  void arrays_that_are_replaced_are_followed_by_what_is_in_them() {
    Tables tables = new Tables();
    walker.fromObject(tables);
    tables.all[3].grow();
    long quarter = (1 << 15) / 4 + 1;

    Awaitility.await()
        .until(
            () ->
                walker.readings().get(Table.class.getName() + ".stamps").entries()
                    == 11 * 5_000 + quarter);
  }

  private static final class Buffer {
    private byte[] bytes = new byte[8_192];
  }

  @Test
  void a_few_small_buffers_are_nothing() {
    Buffer[] buffers = new Buffer[500];
    Arrays.setAll(buffers, i -> new Buffer());

    assertThat(walker.fromObject(buffers)).doesNotContainKey(Buffer.class.getName() + ".bytes");
    assertThat(buffers[0].bytes).hasSize(8_192);
  }
}
