package io.leakscribe.agent.probe.holder;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.agent.observe.HolderReading;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Constructor;
import java.security.ProtectionDomain;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Classes that were there before us, woven by retransformation. */
final class LateAttachTest {

  private static final String SHOP = Shop.class.getName() + "$";

  private final Instrumentation instrumentation = Openers.instrumentation();
  private final HolderRegistry registry = new HolderRegistry();
  private final HolderProbe probe = new HolderProbe(registry, Openers.REAL);
  private final HolderWeaver weaver = new HolderWeaver(registry.index(), FakeBridge.NAME);
  private final WovenLoader unwoven =
      new WovenLoader(
          new HolderWeaver(new HolderIndex(0), FakeBridge.NAME), name -> name.startsWith(SHOP));

  @Test
  void finds_statics_of_initialised_classes_and_objects_that_are_built_afterwards()
      throws Exception {
    Class<?> statics = unwoven.loadClass(SHOP + "Statics");
    create(statics).run();
    Class<?> sessions = unwoven.loadClass(SHOP + "Sessions");
    Runnable before = create(sessions);
    before.run();
    attach(statics, sessions);
    assertThat(holders()).containsExactly(SHOP + "Statics.CACHE");
    Runnable after = create(sessions);
    after.run();
    assertThat(holders())
        .containsExactlyInAnyOrder(SHOP + "Statics.CACHE", SHOP + "Sessions.sessions");
    assertThat(List.of(before, after)).hasSize(2);
  }

  @Test
  void does_not_initialise_classes() throws Exception {
    Class<?> defaults = unwoven.loadClass(SHOP + "Statics");
    attach(defaults);
    assertThat(holders()).isEmpty();
    assertThat(Initialization.by(Openers.REAL).isDone(defaults)).isFalse();
    create(defaults).run();
    assertThat(holders()).containsExactly(SHOP + "Statics.CACHE");
    assertThat(Initialization.by(Openers.REAL).isDone(defaults)).isTrue();
  }

  private void attach(Class<?>... loaded) throws Exception {
    registry.listenTo(new FakeBridge());
    // Not the transformer of ours: it would skip these classes by their package.
    ClassFileTransformer transformer =
        new ClassFileTransformer() {
          @Override
          public byte[] transform(
              ClassLoader loader, String name, Class<?> type, ProtectionDomain d, byte[] file) {
            return loader == unwoven ? weaver.weave(loader, name, file) : null;
          }
        };
    instrumentation.addTransformer(transformer, /* canRetransform= */ true);
    try {
      instrumentation.retransformClasses(loaded);
    } finally {
      instrumentation.removeTransformer(transformer);
    }
    for (Class<?> type : loaded) {
      registry.adopt(type);
    }
  }

  private List<String> holders() {
    return probe.sample().stream().map(HolderReading::holder).toList();
  }

  private static Runnable create(Class<?> type) throws Exception {
    Constructor<?> constructor = type.getDeclaredConstructor();
    constructor.setAccessible(true);
    return (Runnable) constructor.newInstance();
  }
}
