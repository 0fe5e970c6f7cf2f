CREATE TABLE product (
  id INT PRIMARY KEY,
  name VARCHAR(80) NOT NULL,
  category VARCHAR(20) NOT NULL,
  cents INT NOT NULL
);
CREATE INDEX product_category ON product (category, id);
INSERT INTO product
SELECT x, 'Product number ' || x || ' in its box', 'category-' || MOD(x, 200), 100 + MOD(x * 7919, 20000)
FROM SYSTEM_RANGE(0, 3999);
