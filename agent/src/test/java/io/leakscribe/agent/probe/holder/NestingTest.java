package io.leakscribe.agent.probe.holder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class NestingTest {
  private final Containers containers = new Containers(ModuleOpener.by(Openers.instrumentation()));
  private final Nesting nesting = new Nesting(containers);

  @Test
  void a_map_of_lists_holds_what_is_in_its_lists() {
    Map<String, List<Integer>> byTag = new HashMap<>();
    byTag.put("a", new ArrayList<>(List.of(1, 2, 3)));
    byTag.put("b", new ArrayList<>(List.of(4, 5)));

    assertThat(measure(byTag)).isEqualTo(Measure.unbounded(5));
  }

  @Test
  void a_map_of_synchronised_identity_sets_is_measured_without_their_locks() {
    Map<String, Set<Object>> byTag = new ConcurrentHashMap<>();
    Set<Object> pages =
        Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
    pages.add(new Object());
    pages.add(new Object());
    byTag.put("a", pages);

    assertThat(measure(byTag)).isEqualTo(Measure.unbounded(2));
  }

  @Test
  void a_map_of_plain_values_is_not_nested() {
    assertThat(measure(new HashMap<>(Map.of("a", "b")))).isNull();
  }

  @Test
  void a_collection_of_an_application_is_never_asked() {
    Map<String, Object> map = new HashMap<>();
    map.put("a", new Mine());

    assertThat(measure(map)).isNull();
  }

  private Measure measure(Object container) {
    Measure outer = containers.measure(container);
    assertThat(outer).isNotNull();
    return nesting.measure(container, outer);
  }

  private static final class Mine extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    @Override
    public int size() {
      throw new AssertionError("the probe called size() of the application");
    }
  }
}
