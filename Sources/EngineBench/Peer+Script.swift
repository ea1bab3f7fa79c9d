extension Peer {
    /// The same work in PyTorch, as one writes it who knows PyTorch: products instead of pairwise expansions, the
    /// teacher's answers looked up, fused Adam, automatic differentiation for the rest.
    static let script = #"""
        import sys, time
        try:
            import torch
        except Exception as error:
            print(type(error).__name__, error, flush=True)
            sys.exit(0)
        from torch import nn
        from torch.nn import functional as F

        print("torch", torch.__version__, flush=True)
        torch.manual_seed(0)


        def linear(inputs, outputs):
            layer = nn.Linear(inputs, outputs)
            nn.init.normal_(layer.weight, 0, 0.02)
            nn.init.zeros_(layer.bias)
            return layer


        class Generator(nn.Module):
            def __init__(self, features, attributes, hidden):
                super().__init__()
                self.first, self.second = linear(2 * attributes, hidden), linear(hidden, features)

            def forward(self, attributes):
                noise = torch.randn_like(attributes)
                return F.relu(self.second(F.leaky_relu(self.first(torch.cat([noise, attributes], 1)), 0.2)))


        class Critic(nn.Module):
            def __init__(self, features, attributes, hidden):
                super().__init__()
                self.first, self.second = linear(features + attributes, hidden), linear(hidden, 1)

            def forward(self, rows, attributes):
                return self.second(F.leaky_relu(self.first(torch.cat([rows, attributes], 1)), 0.2))

            def penalty(self, real, fake, attributes):
                share = torch.rand(len(real), 1)
                mixed = (share * real + (1 - share) * fake).requires_grad_()
                score = self(mixed, attributes)
                slope, = torch.autograd.grad(score, mixed, torch.ones_like(score), create_graph=True)
                return 10 * ((slope.norm(dim=1) - 1) ** 2).mean()


        class Student(nn.Module):
            def __init__(self, features, embedding, seen, classes):
                super().__init__()
                self.embedder, self.classifier = linear(features, embedding), linear(embedding, classes)
                self.head = linear(classes, 2)
                self.slope, self.shift = nn.Parameter(torch.ones(1)), nn.Parameter(torch.zeros(1))
                self.seen = seen

            def loss(self, real, labels, taught, known, generated, generated_labels, teacher):
                count = len(generated)
                every_label = torch.cat([generated_labels, labels])
                embedding = F.relu(self.embedder(torch.cat([generated, real])))
                scores = self.classifier(embedding)
                total = F.cross_entropy(scores, every_label)
                total = total + pairs(taught, embedding[count:], labels)
                unit = F.log_softmax(F.normalize(scores[count:, :self.seen]), 1)
                total = total + F.kl_div(unit, F.softmax(F.normalize(known), 1), reduction="batchmean")
                unknown = teacher(generated)
                top = F.softmax(torch.cat([unknown, known]), 1).amax(1)
                confidence = torch.sigmoid(self.slope * (top - self.shift))
                opinion = F.softmax(self.head(F.softmax(scores, 1)), 1)
                return total + pairs(opinion, torch.stack([confidence, 1 - confidence], 1), every_label)


        def pairs(a, b, labels):
            cosine = (F.normalize(a) @ F.normalize(b).T).clamp(1e-6, 1 - 1e-6)
            return F.binary_cross_entropy(cosine, (labels[:, None] == labels[None]).float())


        def adam(module, rate=1e-4):
            return torch.optim.Adam(module.parameters(), lr=rate, betas=(0.5, 0.999), fused=True)


        class Run:
            def __init__(self, features, attributes, seen, unseen, hidden, embedding, batch, per_class, rows):
                self.batch, self.seen = batch, seen
                self.rows, self.labels = torch.rand(rows, features), torch.arange(rows) % seen
                self.attributes = torch.rand(seen + unseen, attributes)
                self.unseen = torch.arange(seen, seen + unseen).repeat_interleave(per_class)
                self.generator = Generator(features, attributes, hidden)
                self.critic = Critic(features, attributes, hidden)
                self.student = Student(features, embedding, seen, seen + unseen)
                self.teacher = nn.Sequential(linear(features, embedding), nn.ReLU(), linear(embedding, seen))
                self.teacher.requires_grad_(False)
                self.taught = self.teacher[1](self.teacher[0](self.rows))
                self.known = self.teacher[2](self.taught)
                self.adams = adam(self.critic), adam(self.generator), adam(self.student, 1e-3)

            def draw(self):
                self.index = torch.randint(len(self.rows), (self.batch,))

            def step(self, own, optimiser):
                real, labels = self.rows[self.index], self.labels[self.index]
                attributes = self.attributes[labels]
                is_critic = own is self.critic
                with torch.set_grad_enabled(not is_critic):
                    fake = self.generator(attributes)
                    generated = self.generator(self.attributes[self.unseen])
                if is_critic:
                    loss = self.critic(fake, attributes).mean() - self.critic(real, attributes).mean()
                    loss = loss + self.critic.penalty(real, fake, attributes)
                else:
                    loss = -self.critic(fake, attributes).mean()
                loss = loss + self.student.loss(
                    real, labels, self.taught[self.index], self.known[self.index], generated, self.unseen, self.teacher)
                optimiser.zero_grad()
                self.adams[2].zero_grad()
                loss.backward()
                optimiser.step()
                self.adams[2].step()

            def critic_step(self):
                self.draw()
                self.step(self.critic, self.adams[0])

            def generator_step(self):
                if not hasattr(self, "index"):
                    self.draw()
                self.critic.requires_grad_(False)
                self.step(self.generator, self.adams[1])
                self.critic.requires_grad_(True)

            def iteration(self):
                for _ in range(5):
                    self.critic_step()
                self.generator_step()


        work = None
        for line in sys.stdin:
            words = line.split()
            if words[0] == "prepare":
                work = None
                torch.set_num_threads(int(words[2]))
                numbers = [int(word) for word in words[3:]]
                if words[1] == "product":
                    x, weight = torch.rand(numbers[0], numbers[1]), torch.rand(numbers[2], numbers[1])
                    target = torch.empty(numbers[0], numbers[2])
                    work = lambda: torch.mm(x, weight.T, out=target)
                else:
                    run = Run(*numbers)
                    steps = {"critic": run.critic_step, "generator": run.generator_step, "iteration": run.iteration}
                    work = steps[words[1]]
                for _ in range(3):
                    work()
                print("ready", flush=True)
            else:
                work()
                times = []
                for _ in range(int(words[1])):
                    start = time.perf_counter()
                    work()
                    times.append(time.perf_counter() - start)
                print(*times, flush=True)
        """#
}
