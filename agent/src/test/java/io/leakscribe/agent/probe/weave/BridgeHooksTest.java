package io.leakscribe.agent.probe.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leakscribe.launch.TestBridge;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class BridgeHooksTest {
  private static final int KIND = Hooks.CAPACITY - 1;

  private final List<Object> heard = new ArrayList<>();
  private Class<?> bridge;
  private MethodHandle fire;
  private BridgeHooks hooks;

  @BeforeEach
  void install() throws Exception {
    bridge = TestBridge.install();
    fire =
        MethodHandles.publicLookup()
            .findStatic(
                bridge,
                "fire",
                MethodType.methodType(void.class, int.class, Object.class, Object.class));
    hooks = new BridgeHooks(bridge);
  }

  @AfterEach
  void release() throws Exception {
    bridge.getMethod("release").invoke(null);
  }

  @Test
  void is_where_every_class_loader_can_see_it() {
    assertThat(bridge.getName().replace('.', '/')).isEqualTo(Hooks.BRIDGE);
    assertThat(bridge.getClassLoader()).isNull();
    assertThat(bridge.getModule()).isSameAs(Object.class.getModule());
  }

  @Test
  void is_the_same_for_the_second_who_installs_it() throws Exception {
    assertThat(TestBridge.install()).isSameAs(bridge);
  }

  @Test
  void belongs_to_the_first_who_claims_it() throws Exception {
    assertThat(bridge.getMethod("claim").invoke(null)).isEqualTo(true);
    assertThat(bridge.getMethod("claim").invoke(null)).isEqualTo(false);
    bridge.getMethod("release").invoke(null);
    assertThat(bridge.getMethod("claim").invoke(null)).isEqualTo(true);
  }

  @Test
  void passes_subject_and_context_to_the_listener_of_the_kind() throws Throwable {
    hooks.listen(KIND, (subject, context) -> heard.add(subject + " in " + context));
    hooks.listen(KIND - 1, (subject, context) -> heard.add("another"));
    fire("subject", "context");
    assertThat(heard).containsExactly("subject in context");
  }

  @Test
  void is_silent_when_nobody_listens() throws Throwable {
    hooks.listen(KIND, (subject, context) -> heard.add(subject));
    hooks.listen(KIND, null);
    fire("subject", "context");
    assertThat(heard).isEmpty();
    assertThat(hooks.takeFailures()).isEmpty();
  }

  @Test
  void takes_away_a_listener_that_throws_and_reports_it_once() throws Throwable {
    hooks.listen(
        KIND,
        (subject, context) -> {
          heard.add(subject);
          throw new IllegalStateException("broken");
        });
    fire("first", "context");
    fire("second", "context");
    assertThat(heard).containsExactly("first");
    assertThat(hooks.takeFailures())
        .singleElement()
        .satisfies(
            failure -> {
              assertThat(failure.kind()).isEqualTo(KIND);
              assertThat(failure.reason()).hasMessage("broken");
            });
    assertThat(hooks.takeFailures()).isEmpty();
  }

  @Test
  void a_listener_that_fails_leaves_the_others_alone() throws Throwable {
    hooks.listen(KIND, (subject, context) -> heard.add(subject));
    hooks.listen(
        0,
        (subject, context) -> {
          throw new LinkageError("broken");
        });
    fire.invokeExact(0, (Object) "a", (Object) "b");
    fire("subject", "context");
    assertThat(heard).containsExactly("subject");
  }

  @Test
  void keeps_a_listener_that_found_the_applications_stack_full() throws Throwable {
    hooks.listen(KIND, this::overflowOnce);
    fire("first", "context");
    fire("second", "context");
    assertThat(heard).containsExactly("second");
    assertThat(hooks.takeFailures()).isEmpty();
  }

  @Test
  void keeps_a_listener_that_found_the_heap_full() throws Throwable {
    hooks.listen(
        KIND,
        (subject, context) -> {
          heard.add(subject);
          throw new OutOfMemoryError("of the application");
        });
    fire("first", "context");
    fire("second", "context");
    assertThat(heard).containsExactly("first", "second");
    assertThat(hooks.takeFailures()).isEmpty();
  }

  @Test
  void refuses_a_kind_that_there_is_no_room_for() {
    assertThatThrownBy(() -> hooks.listen(Hooks.CAPACITY, (subject, context) -> heard.add(subject)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("16");
  }

  private void overflowOnce(Object subject, Object context) {
    if (subject.equals("first")) {
      deep(0);
    }
    heard.add(subject);
  }

  private static int deep(int n) {
    return deep(n + 1) + 1;
  }

  private void fire(Object subject, Object context) throws Throwable {
    fire.invokeExact(KIND, subject, context);
  }
}
