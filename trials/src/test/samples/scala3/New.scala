package com.example.sc

import scala.collection.mutable

enum Shape(val holds: mutable.Map[String, Int] = mutable.HashMap.empty):
  case Circle(r: Int)
  case Square(side: Int)
  case Empty

  def area: Int = this match
    case Circle(r) => 3 * r * r
    case Square(side) => side * side
    case Empty => 0

opaque type Id = String
object Id:
  def of(n: Int): Id = s"id$n"
  extension (id: Id) def shout: String = id.toUpperCase

trait Store(val name: String):
  val all: java.util.Map[String, Shape] = new java.util.HashMap()
  inline def keep(inline shape: Shape): Unit = all.put(shape.toString, shape)

class CartSession(id: Id) extends Store("cart"):
  def invalidate(): Unit = all.clear()
  def fill(using ordering: Ordering[Int]): Int =
    keep(Shape.Circle(2)); keep(Shape.Square(3)); keep(Shape.Empty)
    Shape.Circle(1).holds(id.shout) = 1
    List(1, 2, 3).max

object New:
  given Ordering[Int] = Ordering.Int.reverse

  def main(arguments: Array[String]): Unit =
    for n <- 0 until 50 do
      val session = CartSession(Id.of(n))
      println(s"${session.name} ${session.fill} ${session.all.size} ${session.all.keySet}")
      if n % 2 == 0 then session.invalidate()
    println("done")
    scala.io.StdIn.readLine()
