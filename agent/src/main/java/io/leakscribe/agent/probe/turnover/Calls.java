package io.leakscribe.agent.probe.turnover;

import java.util.Set;

/**
 * Which calls add to a container or remove from it, by the name and the shape of the method: its
 * owner may be any type, since the receiver is compared with the suspected container when the call
 * is made.
 */
final class Calls {
  private static final Set<String> ADDING =
      Set.of(
          "put",
          "putIfAbsent",
          "putAll",
          "putLast",
          "putFirst",
          "putVal",
          "computeIfAbsent",
          "compute",
          "merge",
          "add",
          "addAll",
          "addAllAbsent",
          "addIfAbsent",
          "addFirst",
          "addLast",
          "addElement",
          "insertElementAt",
          "offer",
          "offerFirst",
          "offerLast",
          "push",
          "transfer",
          "tryTransfer",
          "setProperty");

  private static final Set<String> REMOVING =
      Set.of(
          "remove",
          "removeIf",
          "removeAll",
          "removeFirst",
          "removeLast",
          "removeFirstOccurrence",
          "removeLastOccurrence",
          "removeElement",
          "removeElementAt",
          "removeAllElements",
          "removeRange",
          "retainAll",
          "poll",
          "pollFirst",
          "pollLast",
          "pollFirstEntry",
          "pollLastEntry",
          "pop",
          "take",
          "takeFirst",
          "takeLast",
          "clear",
          "drainTo",
          "invalidate",
          "invalidateAll",
          "evict",
          "expungeStaleEntries");

  /** Calls that make room, whatever is in it; the others take out what somebody names. */
  private static final Set<String> MAKING_ROOM =
      Set.of(
          "clear",
          "removeIf",
          "removeRange",
          "removeAllElements",
          "removeFirst",
          "removeLast",
          "poll",
          "pollFirst",
          "pollLast",
          "pollFirstEntry",
          "pollLastEntry",
          "drainTo");

  private static final Set<String> EXAMINES =
      Set.of(
          "hasNext",
          "removeIf",
          "getFirst",
          "getLast",
          "peek",
          "peekFirst",
          "peekLast",
          "firstKey",
          "firstEntry",
          "first",
          "headMap",
          "headSet");

  /** Views of a container: what is removed from them is removed from it. */
  private static final Set<String> VIEWS =
      Set.of(
          "entrySet",
          "keySet",
          "values",
          "iterator",
          "listIterator",
          "descendingIterator",
          "asMap",
          "subList",
          "headMap",
          "tailMap",
          "subMap",
          "headSet",
          "tailSet",
          "subSet",
          "descendingMap",
          "reversed");

  private static final Set<String> EMPTYING = Set.of("clear", "removeAllElements", "invalidateAll");

  /** Calls that look through a container for what can go. */
  private static final Set<String> SWEEPS = Set.of("removeIf", "removeAll", "retainAll", "drainTo");

  /** Calls that look how full a container is, or how old its eldest. */
  private static final Set<String> LOOKS =
      Set.of(
          "size",
          "isEmpty",
          "mappingCount",
          "estimatedSize",
          "getFirst",
          "peek",
          "peekFirst",
          "firstKey",
          "firstEntry",
          "first");

  /** Calls that hand out, by a key, what was in the container before. */
  private static final Set<String> LOOKING_UP =
      Set.of(
          "get",
          "getOrDefault",
          "getIfPresent",
          "getUnchecked",
          "put",
          "putIfAbsent",
          "computeIfAbsent",
          "computeIfPresent",
          "replace");

  private Calls() {}

  /** By a key, so not by a position; the result is what is in it. */
  static boolean looksUp(String name, String descriptor) {
    return LOOKING_UP.contains(name)
        && descriptor.startsWith("(Ljava/lang/Object;")
        && descriptor.endsWith(")Ljava/lang/Object;");
  }

  static boolean adds(String owner, String name, String descriptor) {
    return (ADDING.contains(name) && !descriptor.startsWith("()"))
        || (name.equals("get") && isLoading(owner, descriptor));
  }

  static boolean removes(String name) {
    return REMOVING.contains(name);
  }

  static boolean sweeps(String name) {
    return SWEEPS.contains(name);
  }

  /** Leaves nothing of what was in it. */
  static boolean empties(String name) {
    return EMPTYING.contains(name);
  }

  /** Calls what it is given again and again, from a thread of its own. */
  static boolean repeats(String name) {
    return name.equals("scheduleAtFixedRate") || name.equals("scheduleWithFixedDelay");
  }

  /** An annotation by which a framework calls a method again and again. */
  static boolean isTimetable(String type) {
    return type.endsWith("/Scheduled;")
        || type.endsWith("$Scheduled;")
        || type.endsWith("/Schedule;");
  }

  /** Makes a container of the JDK that has nothing in it: from no other one, at any rate. */
  static boolean makesEmpty(String owner, String name, String descriptor) {
    boolean made =
        name.equals("<init>")
            && !descriptor.replace("Ljava/util/Comparator;", "").contains("L")
            && ContainerRefs.isContainer("L" + owner + ";");
    return owner.startsWith("java/util/") && (made || name.equals("newKeySet"));
  }

  /** An iterator's {@code remove()} does, too, and that of a queue. */
  static boolean makesRoom(String name, String descriptor) {
    return MAKING_ROOM.contains(name) || (name.equals("remove") && descriptor.startsWith("()"));
  }

  /** Looks at an entry before it may go: one after the other, or the eldest. */
  static boolean examines(String name) {
    return EXAMINES.contains(name);
  }

  /** Removes only what fulfils a condition. */
  static boolean decides(String name) {
    return name.equals("removeIf");
  }

  static boolean looks(String name) {
    return LOOKS.contains(name);
  }

  static boolean isView(String name) {
    return VIEWS.contains(name);
  }

  /** {@code Cache.get(key, loader)}. */
  private static boolean isLoading(String owner, String descriptor) {
    return owner.contains("/cache/") && descriptor.startsWith("(Ljava/lang/Object;L");
  }
}
