// Module state, to see that two launches do not share it.
let count = 0;
exports.next = () => {
  count += 1;
  return count;
};
