# Повідомлення про помилки, які бачить людина або інша програма.
problem-not-found = Такої сторінки немає. Перевірте адресу або поверніться на карту.
problem-request-not-found = Заявки з номером { $number } на карті немає. Перевірте номер: остання цифра після дефіса контрольна.
problem-request-number = «{ $number }» не є номером заявки. Номер складається з цифр, остання контрольна, наприклад 1042-9.
problem-request-cancelled = Заявку { $number } скасовано.
problem-bad-parameter = Параметр { $parameter } має значення «{ $value }». Очікується: { $expected }.
problem-tile = Такого тайла немає: { $reason }.
problem-body-too-large = Тіло запиту завелике. Надішліть не більше ніж { $limit } байтів.
problem-bad-body = Тіло запиту не вдалося прочитати: { $reason }.
problem-invalid-field = Поле { $field }: { $expected }.
problem-outside = Точка { $lon }, { $lat } лежить за межами громади. Вкажіть місце в її межах.
problem-unauthorized = Увійдіть, щоб побачити цю сторінку.
problem-wrong-password = Логін або пароль не підходять. Перевірте їх і спробуйте ще раз.
problem-too-many = Забагато спроб водночас. Спробуйте ще раз за хвилину.
problem-forbidden = Ваша роль не дозволяє цього зробити.
problem-transition = Із цього стану так змінити заявку не можна: { $reason }.
problem-method = Метод { $method } тут не підтримується.
problem-unavailable = База даних зараз недоступна. Спробуйте ще раз за хвилину; надіслане не збережено.
problem-internal = Сталася помилка на сервері. Спробуйте ще раз; якщо вона повториться, повідомте адміністратора.

expected-bbox = чотири числа через кому: захід, південь, схід, північ у градусах, захід менший за схід, південь менший за північ
expected-date = дата у вигляді 2026-11-22
expected-boolean = true або false
expected-cursor = значення з посилання next попередньої відповіді
expected-integers = цілі числа через кому
expected-limit = ціле число від 1 до { $highest }
expected-one-of = одне або кілька з переліку через кому: { $values }
expected-due-date = день від { $earliest } до { $latest } (закон дає щонайбільше 45 днів)
expected-query = непорожній текст до { $longest } знаків
expected-lon-lat = довгота від -180 до 180 і широта від -90 до 90 у градусах
expected-explain = `1` або нічого
expected-place = або address (адреса словами), або point ([довгота, широта])
expected-text = від 1 до { $longest } знаків, без керівних
expected-candidate = номер одного із запропонованих варіантів або point ([довгота, широта])

place-on-map = Місце, вказане на карті
