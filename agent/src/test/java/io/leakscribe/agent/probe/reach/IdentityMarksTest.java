package io.leakscribe.agent.probe.reach;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class IdentityMarksTest {
  @Test
  void knows_each_object_that_was_added_and_hardly_any_other() {
    List<Object> objects = new ArrayList<>();
    IdentityMarks marks = new IdentityMarks();
    int taken = 0;
    for (int i = 0; i < 100_000; i++) {
      Object object = new Object();
      objects.add(object);
      taken += marks.add(object) ? 1 : 0;
    }
    assertThat(taken).isEqualTo(marks.size()).isBetween(99_900, 100_000);
    assertThat(objects).allMatch(marks::contains).noneMatch(marks::add);
    List<Object> others = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      others.add(new Object());
    }
    assertThat(others.stream().filter(marks::contains).count()).isLessThan(50);
  }
}
