create table product (
  id int primary key, name varchar(100), tag varchar(20), price bigint, description varchar(2000));
create table orders (
  id bigint auto_increment primary key, customer varchar(60), product int, quantity int,
  placed bigint);
create index orders_placed on orders (placed);
