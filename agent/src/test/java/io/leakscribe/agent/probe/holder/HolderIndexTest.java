package io.leakscribe.agent.probe.holder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;

class HolderIndexTest {
  private static final List<FieldSpec> HELD =
      List.of(new FieldSpec("open", "Ljava/util/Map;", true));

  private final AtomicLong clock = new AtomicLong();
  private final List<String> told = new ArrayList<>();

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

  /** A record's own ones are linked at the first call, which loads classes. */
  @Test
  void nothing_is_linked_to_compare_fields_while_a_class_loads() throws Exception {
    List<String> linked = new ArrayList<>();
    ClassVisitor methods =
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            return new MethodVisitor(Opcodes.ASM9) {
              @Override
              public void visitInvokeDynamicInsn(
                  String called, String type, Handle bootstrap, Object... arguments) {
                linked.add(name);
              }
            };
          }
        };
    new ClassReader(FieldSpec.class.getName()).accept(methods, ClassReader.SKIP_DEBUG);

    assertThat(linked).doesNotContain("equals", "hashCode");
    FieldSpec same = new FieldSpec("open", "Ljava/util/Map;", true);
    assertThat(same).isEqualTo(HELD.get(0)).hasSameHashCodeAs(HELD.get(0));
    assertThat(same)
        .isNotEqualTo(new FieldSpec("shut", "Ljava/util/Map;", true))
        .isNotEqualTo(new FieldSpec("open", "Ljava/util/List;", true))
        .isNotEqualTo(new FieldSpec("open", "Ljava/util/Map;", false));
  }

  @Test
  void names_of_unloaded_classes_make_room_and_what_is_about_to_be_loaded_stays() {
    HolderIndex index = new HolderIndex(3, clock::get);
    index.add(name(String.class), HELD);
    index.add("script/Gone", HELD);
    clock.addAndGet(TimeUnit.MINUTES.toNanos(2));
    index.add("script/Coming", HELD);
    keeper(index).keep();

    assertThat(index.add("script/Next", HELD)).isTrue();
    assertThat(index.add("script/TooMuch", HELD)).isFalse();
    assertThat(index.of(String.class)).isEqualTo(HELD);
    assertThat(index.add("script/Coming", HELD)).isTrue();
    assertThat(told).isEmpty();
  }

  @Test
  void that_there_is_no_room_is_told_once() {
    HolderIndex index = new HolderIndex(1, clock::get);
    IndexKeeper keeper = keeper(index);
    index.add(name(String.class), HELD);
    index.add("com/shop/May", List.of());
    keeper.keep();
    assertThat(told).isEmpty();

    index.add("com/shop/One", HELD);
    index.add("com/shop/Two", HELD);
    keeper.keep();
    keeper.keep();

    assertThat(told).singleElement().asString().contains("exclude=PACKAGE");
  }

  private IndexKeeper keeper(HolderIndex index) {
    return new IndexKeeper(index, () -> new Class<?>[] {String.class}, clock::get, told::add);
  }

  private static String name(Class<?> type) {
    return type.getName().replace('.', '/');
  }
}
