@NullMarked
package io.dure.notice;

import org.jspecify.annotations.NullMarked;
