@NullMarked
package io.dure.hub.board;

import org.jspecify.annotations.NullMarked;
