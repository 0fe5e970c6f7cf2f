package io.leakscribe.agent.probe.holder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HolderIndexTest {
  @Test
  void classes_that_hold_nothing_leave_room_for_those_that_do() {
    HolderIndex index = new HolderIndex(4);

    assertThat(index.add("com/shop/Cart", List.of())).isTrue();
    assertThat(index.add("com/shop/Item", List.of())).isTrue();
    assertThat(index.add("com/shop/Price", List.of())).isFalse();
    assertThat(
            index.add("com/shop/Orders", List.of(new FieldSpec("open", "Ljava/util/Map;", true))))
        .isTrue();
  }
}
