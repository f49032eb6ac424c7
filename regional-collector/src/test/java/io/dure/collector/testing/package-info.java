/** What the tests share: files and keys of an operator, a hub, processes. */
@NullMarked
package io.dure.collector.testing;

import org.jspecify.annotations.NullMarked;
