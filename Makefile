# Short names for dev.py, which does the work: python3 dev.py --help
.PHONY: run test check bench screenshots figures samples setup
run test check bench screenshots figures samples setup:
	python3 dev.py $@ $(ARGS)
