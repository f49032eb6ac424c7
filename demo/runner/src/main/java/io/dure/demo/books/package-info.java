/** The four books of a count: access logs, agents, collectors, the hub's store; read from raw files and compared. */
@NullMarked
package io.dure.demo.books;

import org.jspecify.annotations.NullMarked;
