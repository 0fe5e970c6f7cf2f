package com.example.gr

import groovy.transform.*

trait Named {
  Map<String, Integer> letters = [:]
  abstract String getUser()
  String title() { user.each { letters[it] = (letters[it] ?: 0) + 1 }; "session of ${user} ${letters.size()}" }
}

class ShopSession implements Named, Closeable {
  static final Map<String, ShopSession> live = [:].asSynchronized()
  final String user
  private final Map attributes = [since: 0L]
  List<Closure> atEnd = []
  @Lazy List<String> lazily = { ['a', user] }()

  ShopSession(String user = 'nobody') {
    this.user = user
    live[user] = this
    atEnd << { -> attributes.clear() }
  }

  def load(int n) {
    def item = new Item(name: "item$n", price: n)
    attributes[item.name] = item
    n % 7 ? item : null
  }

  def methodMissing(String name, args) { attributes[name] = args; "missing $name ${args.size()}" }
  def propertyMissing(String name) { attributes[name]?.toString() ?: 'none' }
  int size() { attributes.size() }
  void invalidate() { live.remove(user); atEnd*.call() }
  void close() { invalidate() }
}

@Canonical class Item { String name; int price = 1; List tags = [] }

@CompileStatic class RecentCache extends LinkedHashMap<String, Item> {
  RecentCache() { super(16, 0.75f, true) }
  @Override protected boolean removeEldestEntry(Map.Entry<String, Item> eldest) { size() > 10 }
  @Memoized static int slow(int n) { (1..n).collect { int i -> i * 2 }.sum() as int }
}

class Counts { @Delegate Map<String, Integer> inner = new TreeMap<>(); int total() { values().sum() as int } }

def recent = new RecentCache()
def counts = new Counts()
Map<String, Integer> scripted = [:].withDefault { it.length() }
Item.metaClass.loud = { -> delegate.name.toUpperCase() }
50.times { n ->
  def session = new ShopSession("user$n".toString())
  def found = (0..9).collect { session.load(it) }.findAll()
  recent["r$n".toString()] = new Item(name: "r$n")
  counts["k${n % 20}".toString()] = (counts["k${n % 20}".toString()] ?: 0) + found.size()
  println "${session.title()} ${session.size()} ${found.size()} ${session.lazily} ${session.anything(1, 2)} ${session.other}"
  println found.first().loud() + scripted["x" * (n % 5)]
  if (n % 2 == 0) session.withCloseable { println it.user }
}
println "live ${ShopSession.live.size()} recent ${recent.keySet()} ${RecentCache.slow(20)} ${RecentCache.slow(20)}"
println "counts ${counts.inner} ${counts.total()} ${scripted.sort()}"
println([new Item('a') == new Item('a'), new Item('b').toString(), [*1..3, *[4]].inject(0) { a, b -> a + b }])
println new Expando(map: [a: 1], size: { -> map.size() }).size()
println 'done'
System.in.read()
