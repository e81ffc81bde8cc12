/// Examples of bodies and answers, in JSON; each stands beside its route. A test checks each against its schema's names.
enum Examples {}
