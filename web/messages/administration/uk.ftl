# Адміністрування: послуги, виконавці, хто що виконує.

## Спільне

setup-save = Зберегти
setup-saving = Зберігаємо…
setup-saved = Збережено: { $name }
setup-revert = Повернути, як було
setup-none-title = Нічого не знайшлося
needed-setup-name = Напишіть назву.
taken-name = Таку назву вже має інший запис. Напишіть іншу.
taken-code = Такий код уже має інша послуга. Напишіть інший.
taken-open311-code = Такий код Open311 уже має інша послуга. Напишіть інший.
not-saved = Не збережено. { $why }
not-saved-lost = Не збережено: сервер не відповідає. Спробуйте ще раз, коли з’єднання відновиться.

missing-title = Перевірте:
missing-executor =
    { $count ->
        [one] { $count } послуга подекуди без виконавця
        [few] { $count } послуги подекуди без виконавця
       *[many] { $count } послуг подекуди без виконавця
    }
missing-reviewed =
    { $count ->
        [one] { $count } послуга з імпорту чекає на перегляд
        [few] { $count } послуги з імпорту чекають на перегляд
       *[many] { $count } послуг з імпорту чекають на перегляд
    }
missing-hidden =
    { $count ->
        [one] { $count } послугу приховано від громадськості
        [few] { $count } послуги приховано від громадськості
       *[many] { $count } послуг приховано від громадськості
    }

## Послуги

services-search = Назва, код або група
services-show-never = приховані від громадськості
services-show-unreviewed = чекають на перегляд
services-show-all = Показати всі
services-no-group = Без групи
services-retired = Вилучені з нових заявок
services-empty-title = Послуг ще немає
services-empty-text = Додайте першу кнопкою «Нова послуга» або завантажте готовий класифікатор таблицею на сервері:
service-new = Нова послуга
service-add = Додати послугу
service-added = Додано послугу: { $name }
service-unknown = Такої послуги немає
service-unknown-text = Послуги з кодом «{ $code }» у класифікаторі немає. Перевірте адресу сторінки.
service-unreviewed = Цю назву приніс імпорт, і її ще ніхто не переглянув. Перевірте, що бачить громадськість, і збережіть.
service-flag-unreviewed = з імпорту
service-flag-outside = поза повноваженнями
service-name = Назва
service-code = Код
service-code-hint = Малі латинські літери, цифри, дефіс і підкреслення, наприклад wells. Потім його вже не змінити.
service-group = Група
service-group-hint = Заголовок, під яким послуга стоїть у списках.
service-term-days = Строк виконання, днів
service-term-unit = Які дні рахувати
service-term-hint = Щонайбільше 45 днів: більше закон не дозволяє. У заявок, які вже прийнято, строк не зміниться.
term-unit-calendar = календарні
term-unit-working = робочі
term-calendar =
    { $count ->
        [one] { $count } день
        [few] { $count } дні
       *[many] { $count } днів
    }
term-working =
    { $count ->
        [one] { $count } робочий день
        [few] { $count } робочі дні
       *[many] { $count } робочих днів
    }
service-visibility = Що бачить громадськість
service-visibility-hint = Після збереження так само зміняться й ті заявки, що вже є на карті.
visibility-exact = Точне місце
visibility-exact-note = Позначка стоїть там, де проблема: дороги, освітлення, благоустрій. Якщо це адреса самого заявника, місце показуємо приблизно.
visibility-generalised = Приблизне місце
visibility-generalised-note = Позначка в середині квадрата завширшки близько 250 м, без номера будинку: для будинків і квартир.
visibility-aggregate = Лише в підрахунках
visibility-aggregate-note = На карті нічого немає; видно лише, скільки таких заявок за рік, округлено до п’яти.
visibility-never = Не показувати
visibility-never-note = Не видно нічого: соціальна допомога, здоров’я, скарги на сусідів.
service-outside-powers = Поза повноваженнями громади
service-outside-powers-hint = Оператор відмовить у такій заявці й скаже, куди звернутися.
service-where-to-turn = Куди звернутися
service-where-to-turn-hint = Хто цим займається і як із ним зв’язатися, наприклад: Пенсійний фонд, 0 800 503 753.
service-open311-code = Код Open311
service-open311-code-hint = Під яким кодом послугу знають інші системи. Якщо таких немає, лишіть порожнім.
needed-service-code = Напишіть код.
needed-service-term = Напишіть, скільки днів.
needed-service-where = Напишіть, куди звернутися.
service-retire-title = Вилучити з нових заявок
service-retire-text = Послугу більше не пропонуватимуть у нових заявках. У старих заявках вона лишиться разом зі строками й виконавцями. Повернути її можна будь-коли.
service-retire = Вилучити послугу
service-retired = Вилучено з нових заявок: { $name }
service-is-retired = З { $date } цієї послуги немає в нових заявках
service-back-text = У старих заявках вона лишилася. Поверніть її, і її знову пропонуватимуть із тими самими виконавцями.
service-bring-back = Повернути послугу
service-back = Повернено: { $name }

## Виконавці

organisations-search = Назва виконавця
organisations-working = Виконують заявки
organisations-retired = Вилучені
organisations-empty-title = Виконавців ще немає
organisations-empty-text = Додайте комунальні підприємства, відділи та служби, які виконують заявки.
organisation-new = Новий виконавець
organisation-add = Додати виконавця
organisation-added = Додано виконавця: { $name }
organisation-unknown = Такого виконавця немає
organisation-unknown-text = Перевірте адресу сторінки або поверніться до списку.
organisation-name = Назва
organisation-name-hint = Її видно на карті біля кожної заявки виконавця.
organisation-phone = Телефон
organisation-phone-hint = Для мешканців; може бути й коротким, наприклад 1563.
organisation-email = Електронна пошта
organisation-no-reach = без телефону й пошти
organisation-districts = Округи, які обслуговує
organisation-districts-hint = У цих округах він стоятиме першим, коли обиратимете, хто що виконує.
organisation-office-of = Обслуговує: { $districts }
organisation-rules =
    { $count ->
        [one] На нього вказує { $count } правило розподілу: поки він вилучений, воно не діє.
        [few] На нього вказують { $count } правила розподілу: поки він вилучений, вони не діють.
       *[many] На нього вказують { $count } правил розподілу: поки він вилучений, вони не діють.
    }
organisation-retire-title = Вилучити виконавця
organisation-retire-text = Нових заявок він не отримуватиме. Старі лишаться за ним. Повернути його можна будь-коли.
organisation-retire = Вилучити виконавця
organisation-retired = Вилучено: { $name }
organisation-is-retired = З { $date } нових заявок не отримує
organisation-back-text = Старі заявки лишилися за ним. Поверніть його, і правила розподілу, що на нього вказують, діятимуть знову.
organisation-bring-back = Повернути виконавця
organisation-back = Повернено: { $name }

districts-title = Округи
districts-text = Округи та їхні межі беруться з карти OpenStreetMap і тут не змінюються: їх оновлює імпорт карти.
districts-none = На карті немає поділу на округи. Вони з’являться, коли в імпортованій карті будуть їхні межі.
districts-name = Округ
districts-office = Хто обслуговує
districts-no-office = не вказано
districts-rules = Власних правил

## Хто що виконує

routing-title = Хто що виконує
routing-lead = Виконавець, якого система пропонує для нової заявки. Правило для округу важливіше за правило «усюди»; оператор завжди може назвати іншого.
routing-hint = Стрілки — рухатися, Enter або перші літери назви — обрати виконавця, Delete — зняти правило.
routing-keys-walk = рухатися таблицею
routing-keys-choose = обрати виконавця для клітинки, рядка чи стовпця
routing-keys-remove = зняти правило
routing-table = Виконавці за послугами й округами
routing-rows = Послуга
routing-elsewhere = Усюди, крім винятків
routing-everywhere = Усюди
routing-inherited = як усюди
routing-nobody = не вказано
routing-outside = поза повноваженнями
routing-retired = вилучено
routing-head-hint = Обрати виконавця для всього стовпця
routing-row-hint = Обрати одного виконавця для всієї послуги
routing-lacking =
    { $count ->
        [one] { $count } послуга подекуди без виконавця
        [few] { $count } послуги подекуди без виконавця
       *[many] { $count } послуг подекуди без виконавця
    }
routing-none-lacking = Усі послуги мають виконавців
routing-no-districts = У карті немає поділу на округи, тому стовпець один.
routing-empty-text = Таблиця з’явиться, щойно буде хоча б одна послуга й один виконавець.
routing-service-everywhere = «{ $name }» усюди
routing-same-everywhere = Один виконавець усюди
routing-next = Далі: { $name }
routing-column = Одразу багато послуг
routing-column-where = Де
routing-column-choose = Обрати виконавця для послуг
routing-column-set =
    { $count ->
        [one] { $where }: { $name } виконує { $count } послугу
        [few] { $where }: { $name } виконує { $count } послуги
       *[many] { $where }: { $name } виконує { $count } послуг
    }
routing-column-removed =
    { $count ->
        [one] { $where }: знято { $count } правило
        [few] { $where }: знято { $count } правила
       *[many] { $where }: знято { $count } правил
    }
rules-back =
    { $count ->
        [one] Правило повернено
       *[many] Правила повернено
    }

picker-filter = Знайти виконавця
picker-none = Такого виконавця немає.
picker-empty = Обирати нема з кого.
picker-current = обрано
picker-office = обслуговує округ
picker-remove = Зняти правило: буде «{ $then }»
picker-remove-service = Зняти всі правила цієї послуги
picker-remove-column =
    { $count ->
        [one] Зняти { $count } правило цього округу
        [few] Зняти { $count } правила цього округу
       *[many] Зняти всі { $count } правил цього округу
    }
picker-exceptions =
    { $count ->
        [one] Замінить і { $count } виняток для округу.
        [few] Замінить і { $count } винятки для округів.
       *[many] Замінить і { $count } винятків для округів.
    }
picker-column-full = Тут кожна послуга вже має своє правило.
picker-scopes = Для яких послуг
picker-scope-nobody =
    { $count ->
        [one] Де нікого не вказано: { $count } послуга
        [few] Де нікого не вказано: { $count } послуги
       *[many] Де нікого не вказано: { $count } послуг
    }
picker-scope-no-rule =
    { $count ->
        [one] Де немає свого правила: { $count } послуга
        [few] Де немає свого правила: { $count } послуги
       *[many] Де немає свого правила: { $count } послуг
    }
