package io.leakscribe.agent.probe.holder;

import java.util.Set;

/**
 * The declared types that make a field a holder, and the classes whose subclasses are containers.
 */
final class HolderTypes {

  private static final Set<String> UTIL =
      Set.of(
          "Map",
          "Collection",
          "List",
          "Set",
          "Queue",
          "Deque",
          "SortedMap",
          "SortedSet",
          "NavigableMap",
          "NavigableSet",
          "AbstractMap",
          "AbstractCollection",
          "AbstractList",
          "AbstractSet",
          "AbstractQueue",
          "ArrayList",
          "LinkedList",
          "ArrayDeque",
          "HashMap",
          "LinkedHashMap",
          "TreeMap",
          "IdentityHashMap",
          "WeakHashMap",
          "Hashtable",
          "Properties",
          "EnumMap",
          "HashSet",
          "LinkedHashSet",
          "TreeSet",
          "PriorityQueue",
          "Vector",
          "Stack",
          "SequencedMap",
          "SequencedCollection",
          "SequencedSet");

  private static final Set<String> CONCURRENT =
      Set.of(
          "ConcurrentMap",
          "ConcurrentNavigableMap",
          "ConcurrentHashMap",
          "ConcurrentSkipListMap",
          "ConcurrentSkipListSet",
          "CopyOnWriteArrayList",
          "CopyOnWriteArraySet",
          "BlockingQueue",
          "BlockingDeque",
          "TransferQueue",
          "LinkedBlockingQueue",
          "LinkedBlockingDeque",
          "ArrayBlockingQueue",
          "PriorityBlockingQueue",
          "DelayQueue",
          "ConcurrentLinkedQueue",
          "ConcurrentLinkedDeque",
          "LinkedTransferQueue",
          "ConcurrentHashMap$KeySetView");

  private static final Set<String> LIBRARY =
      Set.of(
          "com/github/benmanes/caffeine/cache/Cache",
          "com/github/benmanes/caffeine/cache/LoadingCache",
          "com/github/benmanes/caffeine/cache/AsyncCache",
          "com/github/benmanes/caffeine/cache/AsyncLoadingCache",
          "com/google/common/cache/Cache",
          "com/google/common/cache/LoadingCache",
          "com/google/common/collect/Interner",
          "com/google/common/collect/Multimap",
          "com/google/common/collect/ListMultimap",
          "com/google/common/collect/SetMultimap",
          "com/googlecode/concurrentlinkedhashmap/ConcurrentLinkedHashMap",
          "org/springframework/util/ConcurrentReferenceHashMap",
          "org/springframework/util/MultiValueMap",
          "org/springframework/util/LinkedMultiValueMap");

  private static final Set<String> EXTENDABLE =
      Set.of(
          "java/util/HashMap",
          "java/util/LinkedHashMap",
          "java/util/TreeMap",
          "java/util/Hashtable",
          "java/util/ArrayList",
          "java/util/LinkedList",
          "java/util/HashSet",
          "java/util/concurrent/ConcurrentHashMap",
          "java/util/concurrent/LinkedBlockingQueue",
          "java/util/concurrent/CopyOnWriteArrayList");

  /** Whether a field of this descriptor is a holder. */
  static boolean isHolder(String descriptor) {
    if (descriptor.charAt(0) != 'L') {
      return false;
    }
    String name = descriptor.substring(1, descriptor.length() - 1);
    if (!name.startsWith("java/util/")) {
      return LIBRARY.contains(name);
    }
    return name.startsWith("java/util/concurrent/")
        ? CONCURRENT.contains(name.substring("java/util/concurrent/".length()))
        : UTIL.contains(name.substring("java/util/".length()));
  }

  /** Whether objects of a class with this superclass are containers themselves. */
  static boolean isContainer(String superName) {
    return EXTENDABLE.contains(superName);
  }

  private HolderTypes() {}
}
